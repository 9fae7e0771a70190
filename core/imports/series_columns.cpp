#include "core/imports/series_columns.h"

#include <cmath>
#include <utility>

namespace gg::imports {

SeriesColumns::SeriesColumns(const Vocabulary& vocabulary, std::string tool, std::string file)
    : m_vocabulary(vocabulary)
    , m_tool(std::move(tool))
    , m_file(std::move(file))
{
}

/// Two names of a file may be one word of the vocabulary ("loss" and "train_loss"): the first one has it, the other keeps its own name.
std::string SeriesColumns::uniqueName(const Naming& naming) const
{
    std::vector<std::string> candidates{m_vocabulary.ownName(naming.raw, m_tool).value_or(m_vocabulary.name(naming.word, m_tool)), naming.word, naming.raw};
    for (std::string& name : candidates) {
        if (!m_names.contains(name)) {
            return std::move(name);
        }
    }
    for (int number = 2;; ++number) {
        std::string name = naming.raw + " (" + std::to_string(number) + ")";
        if (!m_names.contains(name)) {
            return name;
        }
    }
}

std::size_t SeriesColumns::column(const std::string& key, const Naming& naming)
{
    const auto [it, isNew] = m_byKey.try_emplace(key, m_columns.size());
    if (isNew) {
        Column column;
        column.piece.name = uniqueName(naming);
        column.piece.raw = naming.raw;
        column.piece.file = m_file;
        column.piece.ofEpochs = naming.ofEpochs;
        m_names.insert(column.piece.name);
        m_columns.push_back(std::move(column));
    }
    return it->second;
}

bool SeriesColumns::add(std::size_t index, const Place& place, double value)
{
    Column& column = m_columns[index];
    runs::SeriesPiece& piece = column.piece;
    // What the first point tells, all do: a later point that does not is where the one before it was.
    if (!column.any) {
        column.hasEpochs = piece.ofEpochs || !std::isnan(place.epoch);
        column.hasTimes = !std::isnan(place.time);
    }
    const bool back = column.any && (piece.ofEpochs ? place.step <= column.lastStep : place.step < column.lastStep);
    if (back) {
        piece.branches.push_back(piece.values.size());
    }
    column.any = true;
    column.lastStep = place.step;
    column.lastEpoch = std::isnan(place.epoch) ? column.lastEpoch : place.epoch;
    column.lastTime = std::isnan(place.time) ? column.lastTime : place.time;
    piece.steps.push_back(place.step);
    if (column.hasEpochs) {
        piece.epochs.push_back(column.lastEpoch);
    }
    if (column.hasTimes) {
        piece.times.push_back(column.lastTime);
    }
    piece.values.push_back(value);
    return back;
}

void SeriesColumns::take(std::vector<runs::SeriesPiece>& pieces)
{
    for (Column& column : m_columns) {
        if (column.piece.values.empty()) {
            continue;
        }
        runs::SeriesPiece next{.name = column.piece.name, .raw = column.piece.raw, .file = column.piece.file, .ofEpochs = column.piece.ofEpochs};
        pieces.push_back(std::exchange(column.piece, std::move(next)));
    }
}

void SeriesColumns::clear()
{
    m_columns.clear();
    m_byKey.clear();
    m_names.clear();
}

}  // namespace gg::imports
