#pragma once

#include "core/base/export.h"

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gg::texts {

/// Marks an English sentence of the catalogue, so that the window's translators find it. Context "catalogue".
#define GG_TEXT(context, text) text

/// One English text under a stable id, such as {"label.columns.message", "expected 5 columns, found {found}"}.
/// Placeholders are names in braces.
struct Entry {
    std::string_view id;
    std::string_view english;
};

/// Values for the placeholders of a text: a map in the order of insertion. A large set has hundreds of thousands of findings with
/// half a dozen values each, so names are kept once for the whole program and values side by side.
class GG_EXPORT Values
{
public:
    struct Entry {
        std::string_view first;  ///< name of the placeholder; lives as long as the program
        std::string second;
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    using const_iterator = std::vector<Entry>::const_iterator;

    Values() = default;
    Values(std::initializer_list<std::pair<std::string_view, std::string>> entries);

    /// Adds an empty value where there is none.
    std::string& operator[](std::string_view name);
    const std::string& at(std::string_view name) const;  ///< throws std::out_of_range
    const_iterator find(std::string_view name) const;
    bool contains(std::string_view name) const { return find(name) != end(); }
    const_iterator begin() const { return m_entries.begin(); }
    const_iterator end() const { return m_entries.end(); }
    std::size_t size() const { return m_entries.size(); }
    bool empty() const { return m_entries.empty(); }
    void reserve(std::size_t count) { m_entries.reserve(count); }
    friend bool operator==(const Values&, const Values&) = default;

private:
    std::vector<Entry> m_entries;
};

/// The English template of an id; empty where there is none.
GG_EXPORT std::string_view find(std::string_view id);
/// Replaces {name} by its value; a name without a value stays as it is.
GG_EXPORT std::string fill(std::string_view text, const Values& values);
/// fill(find(id), values).
GG_EXPORT std::string render(std::string_view id, const Values& values = {});
/// Adds the texts of a module that keeps them beside what they speak of; before main alone. They must live as long as the program.
GG_EXPORT void addTexts(std::span<const Entry> entries);
/// Those that were added, for tests.
GG_EXPORT std::span<const Entry> addedTexts();

/// Every entry, for tests and for checking that translations are complete.
GG_EXPORT std::span<const Entry> auditTexts();
GG_EXPORT std::span<const Entry> convertTexts();
/// What to do about what an evaluation shows.
GG_EXPORT std::span<const Entry> evaluationTexts();
/// Why a model is run as it is.
GG_EXPORT std::span<const Entry> modelTexts();
/// Of predictions and their truth: what could not be taken as written.
GG_EXPORT std::span<const Entry> predictionTexts();

}  // namespace gg::texts
