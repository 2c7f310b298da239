// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/partfeed.h"

#include <QThread>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>

namespace ui::print {

using core::Error;
using core::Result;
using core::report::Document;

namespace {

constexpr size_t waitingParts = 6; // a lane; enough that a long part does not starve its neighbour
constexpr int shortReport = 6;     // parts below which starting threads costs more than it saves

/// What the calling thread and the lanes share; one lock, because a part takes a hundred times longer than a hand-over.
class Exchange
{
public:
    struct Item
    {
        int part = 0;
        Document document;
    };

    explicit Exchange(size_t lanes) : m_waiting(lanes) {}

    /// The lane that is shortest and has room, of those that want more; waits a moment where none has.
    std::optional<size_t> laneWithRoom(const std::vector<bool> &wants)
    {
        std::unique_lock lock(m_mutex);
        const auto best = [&]() -> std::optional<size_t> {
            std::optional<size_t> found;
            for (size_t lane = 0; lane < m_waiting.size(); ++lane) {
                if (wants[lane] && m_waiting[lane].size() < waitingParts
                    && (!found || m_waiting[lane].size() < m_waiting[*found].size()))
                    found = lane;
            }
            return found;
        };
        m_wake.wait_for(lock, std::chrono::milliseconds(50), [&] { return m_stopped || best(); });
        return m_stopped ? std::nullopt : best();
    }

    void put(size_t lane, Item item)
    {
        const std::lock_guard lock(m_mutex);
        m_waiting[lane].push_back(std::move(item));
        m_wake.notify_all();
    }

    /// The lane's next part; none when it is at its end.
    std::optional<Item> take(size_t lane)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [&] { return m_stopped || m_closed || !m_waiting[lane].empty(); });
        if (m_stopped || m_waiting[lane].empty())
            return std::nullopt;
        Item item = std::move(m_waiting[lane].front());
        m_waiting[lane].pop_front();
        m_wake.notify_all();
        return item;
    }

    void finished()
    {
        const std::lock_guard lock(m_mutex);
        ++m_done;
        m_wake.notify_all();
    }

    /// Waits a moment for `done` parts; answers how many are done.
    int waitFor(int done)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, std::chrono::milliseconds(50), [&] { return m_stopped || m_done >= done; });
        return m_done;
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_wake.notify_all();
    }

    void stop()
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_wake.notify_all();
    }

    bool isStopped()
    {
        const std::lock_guard lock(m_mutex);
        return m_stopped;
    }

    int done()
    {
        const std::lock_guard lock(m_mutex);
        return m_done;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<std::deque<Item>> m_waiting;
    int m_done = 0;
    bool m_closed = false;
    bool m_stopped = false;
};

/// The threads of the lanes; ends them whatever happens.
class Crew
{
public:
    Crew(Exchange &exchange, size_t lanes, const PartFeed::MakeLane &make) : m_exchange(exchange)
    {
        for (size_t lane = 0; lane < lanes; ++lane) {
            m_threads.emplace_back(QThread::create([&exchange, lane, &make] {
                const std::unique_ptr<PartFeed::Lane> worker = make(int(lane));
                while (const auto item = exchange.take(lane)) {
                    if (!worker->work(item->part, item->document))
                        return exchange.stop();
                    exchange.finished();
                }
                if (!exchange.isStopped() && !worker->finish())
                    exchange.stop();
            }));
            m_threads.back()->start();
        }
    }
    ~Crew() { end(); }
    Crew(const Crew &) = delete;
    Crew &operator=(const Crew &) = delete;

    void end()
    {
        m_exchange.close();
        for (const auto &thread : m_threads)
            thread->wait();
    }

private:
    Exchange &m_exchange;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace

int PartFeed::lanesFor(int parts)
{
    return parts < shortReport ? 1 : std::clamp(QThread::idealThreadCount(), 2, 4);
}

Result<> PartFeed::run(const Fetch &fetch, const MakeLane &make, const Progress &progress) const
{
    Exchange exchange(m_lanes.size());
    Crew crew(exchange, m_lanes.size(), make);
    std::vector<size_t> given(m_lanes.size(), 0);
    std::vector<bool> wants;
    int total = 0;
    for (const auto &lane : m_lanes) {
        wants.push_back(!lane.empty());
        total += int(lane.size());
    }
    const auto halt = [&](Error error) {
        exchange.stop();
        return core::failure(std::move(error));
    };
    for (int done = 0; done < total;) {
        const bool isFeeding = std::find(wants.begin(), wants.end(), true) != wants.end();
        if (const auto lane = isFeeding ? exchange.laneWithRoom(wants) : std::nullopt) {
            const int part = m_lanes[*lane][given[*lane]++];
            wants[*lane] = given[*lane] < m_lanes[*lane].size();
            auto document = fetch(part);
            if (!document)
                return halt(document.error());
            exchange.put(*lane, {part, *std::move(document)});
        }
        done = isFeeding ? exchange.done() : exchange.waitFor(total);
        if (exchange.isStopped())
            return halt({Error::Code::Storage});
        if (progress && !progress(done))
            return halt({Error::Code::Cancelled});
    }
    crew.end();
    if (exchange.isStopped())
        return core::failure(Error::Code::Storage);
    return {};
}

} // namespace ui::print
