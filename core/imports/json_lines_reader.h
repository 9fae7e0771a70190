#pragma once

#include "core/imports/log_reader.h"
#include "core/imports/table_layout.h"

#include <simdjson.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gg::imports {

/// JSON lines: one object a row. Nested objects give names with slashes; NaN and Infinity are taken as Python writes them, although they are no JSON.
/// A text under "mode", "split" or "phase" (train, val…) is the part of the data that the row is of. Included by .cpp files alone.
class JsonLinesReader final : public LogReader {
public:
    JsonLinesReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file, std::string stepKey);
    /// A whole object is whole with or without its line break.
    bool isComplete(std::string_view text, bool old) const override;

protected:
    void read(std::string_view text) override;
    void forget() override;
    void beginFile() override;

private:
    struct Number {
        std::string key;
        double value = 0;
    };
    /// What a row says, before it has a place.
    struct Row {
        std::vector<Number> numbers;
        std::string part;            ///< "train", "val"; empty: not told
        std::optional<double> time;  ///< since 1970
    };

    bool parse(std::string_view text, simdjson::dom::element& root);
    void gather(const simdjson::dom::element& value, const std::string& key, Row& row, int depth);
    void gatherText(std::string_view text, const std::string& key, Row& row);
    void skipLine(const std::string& why);

    std::optional<Place> placeOf(const Row& row, bool& ofEpochs);
    std::optional<Place> placeInMmLog(const Row& row, bool& ofEpochs);
    std::int64_t stepsBefore(std::int64_t epoch, std::int64_t iteration);
    bool wholeStep(const Number& number, std::int64_t& step);
    double shownEpoch(double epoch);
    void addNumbers(const Row& row, const Place& place, bool ofEpochs);

    std::string m_stepKey;
    bool m_zeroBased = false;
    bool m_noStepKey = false;

    simdjson::dom::parser m_parser;
    std::string m_repaired;
    std::vector<const Number*> m_axes;  ///< of the present line: where its points lie, and no series
    bool m_validates = false;           ///< the present line is one of MMEngine's validation
    std::optional<int> m_epochOffset;
    std::int64_t m_rows = 0;
    std::map<std::int64_t, std::int64_t> m_epochStart;  ///< iterations before an epoch, where they are counted within it
    std::int64_t m_trainEpoch = 0;
    std::int64_t m_trainIteration = 0;   ///< as the last row of the training wrote it
    std::int64_t m_trainStep = 0;        ///< the same over all epochs
};

}  // namespace gg::imports
