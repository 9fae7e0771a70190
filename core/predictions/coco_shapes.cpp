#include "core/predictions/coco_shapes.h"

#include "core/dataset/formats/coco_rle.h"
#include "core/dataset/formats/json_numbers.h"

#include <limits>

namespace gg::predictions {
namespace {

namespace json = simdjson::ondemand;
using dataset::finiteOf;
using dataset::wholeOf;
using simdjson::SUCCESS;

class ShapeReader {
public:
    explicit ShapeReader(ShapePool& pool)
        : m_pool(pool)
    {
    }

    ShapeState read(json::value& value)
    {
        json::json_type type{};
        if (value.type().get(type) != SUCCESS) {
            return ShapeState::NotAShape;
        }
        switch (type) {
        case json::json_type::array:
            return readRings(value);
        case json::json_type::object:
            return readRuns(value);
        case json::json_type::null:
            return ShapeState::None;
        default:
            return ShapeState::NotAShape;
        }
    }

private:
    ShapeState readRings(json::value& value)
    {
        json::array rings;
        if (value.get_array().get(rings) != SUCCESS) {
            return ShapeState::NotAShape;
        }
        ShapePool::Shape shape{.begin = m_pool.numbers.size(), .firstRing = m_pool.rings.size()};
        std::size_t entries = 0;
        for (auto element : rings) {
            json::value ring;
            if (std::move(element).get(ring) != SUCCESS) {
                return ShapeState::NotAShape;
            }
            ++entries;
            readRing(ring);
        }
        shape.end = m_pool.numbers.size();
        shape.ringEnd = m_pool.rings.size();
        const std::size_t read = shape.ringEnd - shape.firstRing;
        if (read == 0) {
            return entries == 0 ? ShapeState::None : ShapeState::NotAShape;
        }
        m_pool.shapes.push_back(shape);
        return read == entries ? ShapeState::Read : ShapeState::Partly;
    }

    /// Three points or more, else nothing of it is kept.
    void readRing(json::value& value)
    {
        const std::size_t begin = m_pool.numbers.size();
        json::array numbers;
        if (value.get_array().get(numbers) != SUCCESS) {
            return;
        }
        bool valid = true;
        for (auto element : numbers) {
            json::value entry;
            if (std::move(element).get(entry) != SUCCESS) {
                valid = false;
                break;
            }
            const std::optional<double> number = finiteOf(entry);
            valid = valid && number;
            m_pool.numbers.push_back(number.value_or(0));
        }
        const std::size_t count = m_pool.numbers.size() - begin;
        if (valid && count >= 6 && count % 2 == 0) {
            m_pool.rings.push_back(begin);
        } else {
            m_pool.numbers.resize(begin);
        }
    }

    ShapeState readRuns(json::value& value)
    {
        json::object mask;
        if (value.get_object().get(mask) != SUCCESS) {
            return ShapeState::NotAShape;
        }
        ShapePool::Shape shape{.isRuns = true, .begin = m_pool.runs.size()};
        bool counted = false;
        bool sized = false;
        for (auto entry : mask) {
            json::field field;
            if (std::move(entry).get(field) != SUCCESS) {
                break;
            }
            if (field.key() == "counts") {
                m_pool.runs.resize(shape.begin);
                counted = readCounts(field.value());
            } else if (field.key() == "size") {
                sized = readSize(field.value(), shape);
            }
        }
        shape.end = m_pool.runs.size();
        std::uint64_t total = 0;
        for (std::size_t i = shape.begin; i < shape.end; ++i) {
            total += m_pool.runs[i];
        }
        if (!counted || !sized || total != std::uint64_t{shape.height} * shape.width) {
            m_pool.runs.resize(shape.begin);
            return counted && sized ? ShapeState::RunLength : ShapeState::NotAShape;
        }
        m_pool.shapes.push_back(shape);
        return ShapeState::Read;
    }

    bool readCounts(json::value& value)
    {
        if (value.raw_json_token().starts_with('"')) {
            std::string_view text;
            if (value.get_string().get(text) != SUCCESS) {
                return false;
            }
            const auto runs = dataset::decodeCocoRle(text);
            if (runs) {
                m_pool.runs.insert(m_pool.runs.end(), runs->begin(), runs->end());
            }
            return runs.has_value();
        }
        json::array numbers;
        if (value.get_array().get(numbers) != SUCCESS) {
            return false;
        }
        for (auto element : numbers) {
            json::value entry;
            if (std::move(element).get(entry) != SUCCESS) {
                return false;
            }
            const std::optional<std::int64_t> run = wholeOf(entry);
            if (!run || *run < 0 || *run > std::numeric_limits<std::uint32_t>::max()) {
                return false;
            }
            m_pool.runs.push_back(static_cast<std::uint32_t>(*run));
        }
        return true;
    }

    static bool readSize(json::value& value, ShapePool::Shape& shape)
    {
        json::array numbers;
        if (value.get_array().get(numbers) != SUCCESS) {
            return false;
        }
        std::array<std::uint32_t, 2> size{};
        std::size_t count = 0;
        for (auto element : numbers) {
            json::value entry;
            if (std::move(element).get(entry) != SUCCESS) {
                return false;
            }
            const std::optional<std::int64_t> side = wholeOf(entry);
            if (!side || *side <= 0 || *side > std::numeric_limits<std::int32_t>::max() || count >= size.size()) {
                return false;
            }
            size[count++] = static_cast<std::uint32_t>(*side);
        }
        shape.height = size[0];
        shape.width = size[1];
        return count == size.size();
    }

    ShapePool& m_pool;
};

}  // namespace

ShapeState readCocoShape(simdjson::ondemand::value& value, ShapePool& pool)
{
    return ShapeReader(pool).read(value);
}

}  // namespace gg::predictions
