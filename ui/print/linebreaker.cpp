// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/linebreaker.h"

namespace ui::print {

namespace {

/// May a line end between these two?
bool mayPart(quint8 before, quint8 after)
{
    if ((after & (NeverStartsLine | Space | Ignored)) || (before & NeverEndsLine))
        return false;
    if ((before & after & LatinLetter) || (before & after & Inseparable))
        return false;
    return true;
}

int advanceOf(const FontBook::Glyph &glyph, int size)
{
    return (glyph.advance * size + 500) / 1000;
}

/// Walks over one text and cuts it into lines.
class Breaker
{
public:
    Breaker(QStringView text, const TextStyle &style, int width, const FontBook &fonts)
        : m_text(text)
        , m_style(style)
        , m_width(width)
        , m_fonts(fonts)
    {
    }

    std::vector<Line> run()
    {
        while (m_index < m_text.size())
            step();
        if (m_begin < m_text.size())
            finish(int(m_text.size()), m_x, false);
        return std::move(m_lines);
    }

private:
    void step()
    {
        const int at = m_index;
        const FontBook::Glyph &glyph = m_fonts.glyph(m_style.face, nextCharacter(m_text, m_index));
        if (glyph.breaking & LineEnd) {
            finish(at, m_x, false);
            start(m_index);
            return;
        }
        if (at > m_begin && mayPart(m_before, glyph.breaking))
            m_break = {at, m_x};
        const int advance = advanceOf(glyph, m_style.size);
        if (m_x + advance > m_width && at > m_begin && !(glyph.breaking & (Space | Ignored))) {
            wrap(at);
            return;
        }
        m_x += advance;
        m_before = glyph.breaking;
    }

    /// The character at `at` does not fit: the line ends at the last place where it may, or right here where there is
    /// none, such as in a very long address.
    void wrap(int at)
    {
        const bool allowed = m_break.index > m_begin;
        finish(allowed ? m_break.index : at, allowed ? m_break.x : m_x, true);
        start(allowed ? m_break.index : at);
    }

    void start(int index)
    {
        m_begin = m_index = index;
        m_x = 0;
        m_before = BreaksFreely;
        m_break = {-1, 0};
    }

    void finish(int end, int width, bool wrapped)
    {
        const int blank = m_fonts.glyph(m_style.face, U' ').advance * m_style.size / 1000;
        while (wrapped && end > m_begin && m_text[end - 1] == u' ') {
            --end;
            width -= blank;
        }
        const int slack = m_width - width;
        // More than two characters' room would tear the line apart; it was cut before a long word then.
        const bool spread = wrapped && slack > 0 && slack <= 2 * m_style.size;
        m_lines.push_back({m_begin, end - m_begin, width, spread ? slack : 0});
    }

    struct Opportunity
    {
        int index = -1;
        int x = 0;
    };
    QStringView m_text;
    TextStyle m_style;
    int m_width;
    const FontBook &m_fonts;
    std::vector<Line> m_lines;
    Opportunity m_break;
    int m_begin = 0;
    int m_index = 0;
    int m_x = 0;
    quint8 m_before = BreaksFreely;
};

} // namespace

std::vector<Line> breakLines(QStringView text, const TextStyle &style, int width, const FontBook &fonts)
{
    return Breaker(text, style, width, fonts).run();
}

int textWidth(QStringView text, const TextStyle &style, const FontBook &fonts)
{
    int width = 0;
    for (int index = 0; index < text.size();)
        width += advanceOf(fonts.glyph(style.face, nextCharacter(text, index)), style.size);
    return width;
}

} // namespace ui::print
