#include "core/imports/log_reader.h"
#include "core/imports/table_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace gg::imports {
namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// training_log_*.txt of nnU-Net, version 1 and 2: a block of lines an epoch, most of them with the time in front.
class NnunetReader final : public LogReader {
public:
    using LogReader::LogReader;

    bool isComplete(std::string_view /*text*/, bool /*old*/) const override { return false; }

protected:
    void forget() override { m_place = {}; }

    /// What stands before the first "Epoch" of a file belongs to no epoch, least of all to one of the file before.
    void beginFile() override { m_place = {}; }

    void read(std::string_view text) override
    {
        std::string_view message = trimmed(text);
        // "2023-05-05 12:00:00.123456: message"
        if (const std::size_t colon = message.find(": "); colon != std::string_view::npos && colon < 30) {
            if (const auto time = readDate(message.substr(0, colon))) {
                m_place.time = *time;
                message = trimmed(message.substr(colon + 2));
            }
        }
        readMessage(message);
    }

private:
    struct Phrase {
        std::string_view text;
        const char* raw;
        const char* word;
    };
    static constexpr std::array<Phrase, 10> phrases{{{"train_loss", "train_loss", "train/loss"},
                                                     {"val_loss", "val_loss", "val/loss"},
                                                     {"train loss", "train loss", "train/loss"},
                                                     {"validation loss", "validation loss", "val/loss"},
                                                     {"Current learning rate", "Current learning rate", "train/lr"},
                                                     {"lr", "lr", "train/lr"},
                                                     {"Epoch time", "Epoch time", "epoch/seconds"},
                                                     {"This epoch took", "This epoch took", "epoch/seconds"},
                                                     {"Pseudo dice", "pseudo_dice", "pseudo_dice"},
                                                     {"Average global foreground Dice", "Average global foreground Dice", "pseudo_dice"}}};

    void readMessage(std::string_view message)
    {
        if (message.starts_with("Training done")) {
            m_ended = true;
            return;
        }
        if (const auto epoch = epochOf(message)) {
            m_place.step = *epoch;
            m_place.epoch = static_cast<double>(*epoch + 1);
            return;
        }
        const auto phrase = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& p) {
            return message.starts_with(p.text) && message.size() > p.text.size() && (message[p.text.size()] == ' ' || message[p.text.size()] == ':');
        });
        if (phrase == phrases.end() || std::isnan(m_place.epoch)) {
            return;
        }
        const std::string_view rest = trimmed(message.substr(phrase->text.size()));
        const std::vector<double> values = numbersIn(rest);
        if (phrase->word == std::string_view("pseudo_dice")) {
            addDice(phrase->raw, values);
        } else if (values.size() == 1) {
            addOne(phrase->raw, phrase->word, values.front());
        } else {
            m_problems.add("lines that were skipped", m_line, std::string(phrase->raw) + " has no number; the line was skipped.");
        }
    }

    /// "Epoch 12" of version 2, "epoch:  12" of version 1; with a time "Epoch time" it is something else.
    static std::optional<std::int64_t> epochOf(std::string_view message)
    {
        if (!message.starts_with("Epoch ") && !message.starts_with("epoch:")) {
            return std::nullopt;
        }
        return readStep(trimmed(message.substr(6)), {});
    }

    /// Of "-0.1234", "100.2 s", "[0.5, nan]" and "[np.float32(0.5), np.float32(0.6)]". A number that is part of a word is none.
    static std::vector<double> numbersIn(std::string_view text)
    {
        std::vector<double> numbers;
        const auto isPart = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; };
        for (std::size_t at = 0; at < text.size();) {
            if (at > 0 && isPart(text[at - 1])) {
                ++at;
                continue;
            }
            double value = 0;
            const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
            const auto length = static_cast<std::size_t>(end - (text.data() + at));
            const bool whole = error == std::errc() && (at + length == text.size() || !isPart(text[at + length]) || text[at + length] == 's');
            if (whole) {
                numbers.push_back(value);
            }
            at += std::max<std::size_t>(error == std::errc() ? length : 1, 1);
        }
        return numbers;
    }

    void addOne(const std::string& raw, const std::string& word, double value)
    {
        add(m_columns.column(raw, {.raw = raw, .word = word, .ofEpochs = true}), m_place, value);
    }

    /// A class an entry, and their mean as nnU-Net itself takes it: without those that are NaN, which the validation patches did not show.
    void addDice(const std::string& raw, const std::vector<double>& values)
    {
        double sum = 0;
        int count = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            addOne(raw + "[" + std::to_string(i) + "]", "pseudo_dice/" + number, values[i]);
            sum += std::isnan(values[i]) ? 0 : values[i];
            count += std::isnan(values[i]) ? 0 : 1;
        }
        if (count > 0) {
            addOne(raw, "mean_fg_dice", sum / count);
        }
    }

    Place m_place;
};

}  // namespace

std::unique_ptr<LogReader> makeNnunetReader(const Vocabulary& vocabulary, const std::string& tool, const std::string& file)
{
    return std::make_unique<NnunetReader>(vocabulary, tool, file);
}

}  // namespace gg::imports
