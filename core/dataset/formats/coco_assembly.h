#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/formats/coco_elements.h"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace gg::dataset
{

/// Counts what a file repeats a million times and keeps the first of it.
class FaultList
{
public:
    explicit FaultList(std::vector<Blemish>& out)
        : m_out(out)
    {
    }
    void add(const char* rule, const std::string& file, std::uint32_t line, std::string value, std::string expected);
    /// Says how many there were beyond those that were kept.
    void finish(const std::string& file);

private:
    static constexpr std::size_t mostOfARule = 200;
    std::vector<Blemish>& m_out;
    std::map<std::string, std::size_t> m_counts;
};

/// Ids of one kind to indices; numbers and texts apart, as pycocotools keeps them.
class CocoIdTable
{
public:
    static constexpr std::uint32_t none = ~0U;
    void reserve(std::size_t count) { m_numbers.reserve(count); }
    /// The index that the id had before, or none.
    std::uint32_t put(const CocoId& id, std::uint32_t index);
    std::uint32_t find(const CocoId& id) const;
    /// Where `id` itself is not there: the same digits as a text instead of a number, or the other way round.
    std::uint32_t findOtherType(const CocoId& id) const;

private:
    std::unordered_map<std::int64_t, std::uint32_t> m_numbers;
    std::unordered_map<std::string, std::uint32_t> m_texts;
};

/// The classes of all files of a data set, by id.
class CocoClasses
{
public:
    void add(const CocoCategory& category, const std::string& file, std::uint32_t line, FaultList& faults);
    /// Orders them by id and gives each its index. A category that only annotations name comes behind the declared ones.
    void number(Dataset& dataset);
    /// Index in Dataset::classNames of an id; adds an undeclared one. Call after number().
    std::int32_t indexOf(const CocoId& id, Dataset& dataset);
    /// "id: annotations" of what annotations name and no file declares.
    struct Undeclared {
        std::string id;
        std::size_t annotations = 0;
        std::uint32_t line = 0;
    };
    std::vector<Undeclared>& undeclared() { return m_undeclared; }
    void countUndeclared(std::int32_t index, std::uint32_t line);
    /// Leaves classIds out where they say no more than the index.
    static void simplify(Dataset& dataset);

private:
    struct Class {
        CocoId id;
        std::string name;
    };
    std::vector<Class> m_classes;
    CocoIdTable m_byId;
    std::map<std::string, std::string> m_idOfName;
    std::vector<std::int32_t> m_indexOf;  ///< parallel to m_classes
    std::size_t m_declared = 0;
    std::vector<Undeclared> m_undeclared;
    std::string m_file;  ///< that declared last; a repetition within one file is a fault, across files it is the rule
    std::map<std::string, bool> m_inFile;
};

/// Appends an annotation's object, attributes and faults to its image's record.
void addCocoObject(const CocoAnnotation& annotation, std::int32_t classId, std::uint32_t line, Record& record);

}  // namespace gg::dataset
