#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/formats/coco_assembly.h"
#include "core/dataset/formats/json_sections.h"
#include "core/dataset/formats/split_word.h"
#include "core/predictions/coco_rows.h"
#include "core/predictions/issue_log.h"
#include "core/predictions/mask_shapes.h"
#include "core/predictions/truth.h"

#include <algorithm>

namespace gg::predictions {
namespace {

using dataset::CocoId;
using dataset::CocoIdTable;

bool idLess(const CocoId& a, const CocoId& b)
{
    if (a.number.has_value() != b.number.has_value()) {
        return a.number.has_value();
    }
    return a.number ? *a.number < *b.number : a.text < b.text;
}

/// The same digits as a text in place of a number, or the other way round, count as well.
std::uint32_t findId(const CocoIdTable& table, const CocoId& id)
{
    const std::uint32_t found = table.find(id);
    return found == CocoIdTable::none ? table.findOtherType(id) : found;
}

/// One piece of the annotations, as far as it can be read by itself.
struct AnnotationPiece {
    CocoRows rows;
    metrics::RunPool masks;
    std::vector<std::uint32_t> maskOf;  ///< by row: in `masks`, or none
    std::vector<char> wrongSize;        ///< by row: run lengths that do not fill the image
};

class TruthReader {
public:
    TruthReader(const std::string& path, Shapes shapes, JobControl& control)
        : m_path(path)
        , m_shapes(shapes)
        , m_control(control)
        , m_log(path, IssueSide::Truth)
    {
    }

    std::shared_ptr<const TruthTable> read()
    {
        m_control.begin("Reading the truth", 0);
        m_sections = dataset::findJsonSections(m_path, m_control);
        check();
        m_table->path = m_path;
        const auto word = dataset::splitWord(dataset::stemOf(m_path));
        m_table->splits = {word ? word->split() : "all"};
        readCategories();
        readImages();
        readAnnotations();
        m_table->issues = m_log.take();
        return m_table;
    }

private:
    void check() const
    {
        if (m_sections.isArray) {
            throw Error(ErrorCode::Malformed, m_path,
                        "Holds a list, as results do, and not images, annotations and categories: it is no truth. Choose the file with the labels.");
        }
        if (!m_sections.fault.empty()) {
            throw Error(ErrorCode::Malformed, m_path,
                        "Breaks off at line " + std::to_string(m_sections.faultLine) + ": " + m_sections.fault +
                            ". Labels behind it would count as not there. Copy the file again from its source.");
        }
        for (const char* key : {"images", "annotations", "categories"}) {
            if (m_sections.find(key) == nullptr) {
                throw Error(ErrorCode::Malformed, m_path,
                            std::string("Has no list “") + key + "”. Expected a COCO file with images, annotations and categories.");
            }
        }
    }

    template <typename Item, typename Take>
    void each(const char* key, Take take)
    {
        std::vector<char> buffer;
        dataset::CocoElementParser parser;
        std::size_t row = 0;
        for (const dataset::JsonBatch& batch : m_sections.find(key)->batches) {
            m_control.throwIfStopped();
            dataset::JsonElements elements(dataset::readJsonBatch(m_path, batch, buffer), batch.line);
            while (elements.next()) {
                Item item;
                parser.parse(elements.element(), item);
                ++row;
                if (item.id) {
                    take(item, row);
                } else {
                    m_log.add(IssueKind::MissingField, IssueUse::LeftOut, [&] { return std::string(key) + ", entry " + std::to_string(row) + ": no id"; });
                }
            }
        }
    }

    void readCategories()
    {
        struct Category {
            CocoId id;
            std::string name;
        };
        std::vector<Category> categories;
        CocoIdTable seen;
        each<dataset::CocoCategory>("categories", [&](dataset::CocoCategory& category, std::size_t) {
            if (seen.find(*category.id) != CocoIdTable::none) {
                m_log.add(IssueKind::DuplicateId, IssueUse::LeftOut, [&] { return "category " + category.id->shown(); });
                return;
            }
            seen.put(*category.id, 0);
            categories.push_back({*category.id, category.name.empty() ? "category " + category.id->shown() : category.name});
        });
        std::stable_sort(categories.begin(), categories.end(), [](const Category& a, const Category& b) { return idLess(a.id, b.id); });
        for (std::size_t i = 0; i < categories.size(); ++i) {
            m_classes.put(categories[i].id, static_cast<std::uint32_t>(i));
            m_table->classNames.push_back(categories[i].name);
            m_table->classIds.push_back(categories[i].id.number.value_or(static_cast<std::int64_t>(i)));
        }
    }

    void readImages()
    {
        struct Image {
            CocoId id;
            EvaluatedImage image;
        };
        std::vector<Image> images;
        CocoIdTable seen;
        each<dataset::CocoImage>("images", [&](dataset::CocoImage& image, std::size_t) {
            if (seen.find(*image.id) != CocoIdTable::none) {
                m_log.add(IssueKind::DuplicateId, IssueUse::LeftOut, [&] { return "image " + image.id->shown() + " (" + image.fileName + ")"; });
                return;
            }
            seen.put(*image.id, 0);
            images.push_back({*image.id, {.id = image.id->shown(), .name = image.fileName, .width = image.width, .height = image.height}});
        });
        std::stable_sort(images.begin(), images.end(), [](const Image& a, const Image& b) { return idLess(a.id, b.id); });
        m_images.reserve(images.size());
        for (std::size_t i = 0; i < images.size(); ++i) {
            m_images.put(images[i].id, static_cast<std::uint32_t>(i));
            m_table->images.push_back(std::move(images[i].image));
        }
    }

    void readAnnotations()
    {
        const std::vector<dataset::JsonBatch>& batches = m_sections.find("annotations")->batches;
        std::vector<AnnotationPiece> pieces(batches.size());
        m_control.begin("Reading annotations", batches.size());
        parallelFor(batches.size(), 1, m_control, [&](std::size_t i) {
            thread_local std::vector<char> buffer;
            const std::string_view text = dataset::readJsonBatch(m_path, batches[i], buffer);
            CocoRowParser parser(RowKind::Annotations, m_shapes);
            AnnotationPiece& piece = pieces[i];
            if (!parser.parse(text, piece.rows)) {
                piece.rows = {};
                parser.parseEach(text, piece.rows);
            }
            if (m_shapes == Shapes::Masks) {
                makeMasks(piece);
            }
        });
        std::uint32_t first = 0;
        for (AnnotationPiece& piece : pieces) {
            addPiece(piece, first);
            first += static_cast<std::uint32_t>(piece.rows.count);
            piece = {};
        }
        noteDuplicates();
        addRectangles(*m_table, m_log);
    }

    void makeMasks(AnnotationPiece& piece) const
    {
        const CocoRows& rows = piece.rows;
        piece.maskOf.assign(rows.rows.size(), metrics::none);
        piece.wrongSize.assign(rows.rows.size(), 0);
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const CocoRow& row = rows.rows[i];
            const std::uint32_t image = findId(m_images, rows.images[row.image]);
            if (image == CocoIdTable::none || row.shape == metrics::none) {
                continue;
            }
            const auto runs = runsOf(rows.shapes, row.shape, static_cast<std::uint32_t>(m_table->images[image].height),
                                     static_cast<std::uint32_t>(m_table->images[image].width));
            piece.wrongSize[i] = runs ? 0 : 1;
            piece.maskOf[i] = runs ? piece.masks.add(*runs) : metrics::none;
        }
    }

    void addPiece(const AnnotationPiece& piece, std::uint32_t first)
    {
        const CocoRows& rows = piece.rows;
        const auto place = [&](std::uint32_t row) { return "annotation " + std::to_string(std::size_t{first} + row + 1) + " of the list"; };
        for (const CocoRows::Fault& fault : rows.faults) {
            m_log.add(fault.kind, fault.use, [&] { return place(fault.row) + ": " + fault.said; });
        }
        std::vector<std::uint32_t> images;
        for (const CocoId& id : rows.images) {
            images.push_back(findId(m_images, id));
        }
        std::vector<std::uint32_t> classes;
        for (const CocoId& id : rows.categories) {
            classes.push_back(findId(m_classes, id));
        }
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const CocoRow& row = rows.rows[i];
            if (images[row.image] == CocoIdTable::none) {
                m_log.add(IssueKind::UnknownImage, IssueUse::LeftOut, [&] { return place(row.row) + ": image_id " + rows.images[row.image].shown(); });
            } else if (classes[row.category] == CocoIdTable::none) {
                m_log.add(IssueKind::UnknownClass, IssueUse::LeftOut,
                          [&] { return place(row.row) + ": category_id " + rows.categories[row.category].shown(); });
            } else if (m_shapes == Shapes::Masks && piece.wrongSize[i] != 0) {
                m_log.add(IssueKind::RunLength, IssueUse::LeftOut, [&] { return place(row.row); });
            } else {
                addTruth(piece, i, first + row.row, images[row.image], classes[row.category]);
            }
        }
    }

    void addTruth(const AnnotationPiece& piece, std::size_t i, std::uint32_t source, std::uint32_t image, std::uint32_t classId)
    {
        const CocoRow& row = piece.rows.rows[i];
        const CocoId& id = piece.rows.ids[i];
        metrics::Truth truth{.box = row.hasBox ? row.box : boundsOf(piece.rows.shapes, row.shape),
                             .image = image,
                             .classId = static_cast<std::int32_t>(classId),
                             .source = source,
                             .ignore = row.crowd,
                             .crowd = row.crowd};
        truth.area = row.hasArea                       ? row.area
                     : row.shape != metrics::none      ? areaOf(piece.rows.shapes, row.shape)
                                                       : truth.box.width * truth.box.height;
        if (m_shapes == Shapes::Masks && piece.maskOf[i] != metrics::none) {
            truth.mask = m_table->masks.add(piece.masks[piece.maskOf[i]]);
        }
        if (row.hasBox && (row.box.width < 0 || row.box.height < 0)) {
            m_log.add(IssueKind::NegativeSize, IssueUse::Used, [&] { return "annotation " + id.shown(); });
        }
        m_table->truths.push_back(truth);
        if (id.number) {
            m_numbers.push_back(*id.number);
        } else if (!id.text.empty()) {
            m_texts.push_back(id.text);
        }
    }

    void noteDuplicates()
    {
        const auto note = [&](auto& ids, auto shown) {
            std::sort(ids.begin(), ids.end());
            for (auto it = std::adjacent_find(ids.begin(), ids.end()); it != ids.end(); it = std::adjacent_find(it + 1, ids.end())) {
                m_log.add(IssueKind::DuplicateId, IssueUse::Used, [&] { return "annotation " + shown(*it); });
            }
        };
        note(m_numbers, [](std::int64_t id) { return std::to_string(id); });
        note(m_texts, [](const std::string& id) { return id; });
    }

    std::string m_path;
    Shapes m_shapes;
    JobControl& m_control;
    IssueLog m_log;
    dataset::JsonSections m_sections;
    std::shared_ptr<TruthTable> m_table = std::make_shared<TruthTable>();
    CocoIdTable m_images;
    CocoIdTable m_classes;
    std::vector<std::int64_t> m_numbers;  ///< ids of annotations
    std::vector<std::string> m_texts;
};

}  // namespace

std::shared_ptr<const TruthTable> readCocoTruth(const std::string& path, Shapes shapes, JobControl& control)
{
    return TruthReader(path, shapes, control).read();
}

}  // namespace gg::predictions
