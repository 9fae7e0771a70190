#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/predictions/list_pieces.h"
#include "core/predictions/row_source.h"

#include <algorithm>
#include <atomic>
#include <filesystem>

namespace gg::predictions {
namespace {

constexpr const char* expected =
    "a list of results, [{\"image_id\": …, \"category_id\": …, \"bbox\": […], \"score\": …}, …], as Ultralytics writes with save_json "
    "and pycocotools reads";
/// Enough to see the keys of a truth file.
constexpr std::uint64_t sniffedBytes = 64U << 10U;

class ResultsReader {
public:
    ResultsReader(const std::string& path, Shapes shapes, JobControl& control)
        : m_shapes(shapes)
        , m_control(control)
    {
        m_source.path = path;
    }

    RowSource read()
    {
        checkKind();
        const auto pieces = cutList(m_source.path);
        if (!pieces || !readPieces(*pieces, Manner::AllOrNothing)) {
            readCarefully();
        }
        number();
        return std::move(m_source);
    }

private:
    enum class Manner { AllOrNothing, EachRow };

    void checkKind() const
    {
        std::error_code error;
        if (!std::filesystem::exists(m_source.path, error)) {
            throw Error(ErrorCode::NotFound, m_source.path, "There is no such file. Name a predictions.json, or a folder of labels with confidences.");
        }
        const dataset::JsonSections head = dataset::findJsonSections(m_source.path, m_control, sniffedBytes);
        if (head.isArray) {
            return;
        }
        const auto has = [&](std::string_view key) { return std::find(head.keys.begin(), head.keys.end(), key) != head.keys.end(); };
        if (has("images") || has("annotations") || has("categories")) {
            throw Error(ErrorCode::InvalidArgument, m_source.path,
                        std::string("Holds images and annotations: it is a truth file, not predictions. Expected ") + expected + ".");
        }
        const std::string keys = head.keys.empty() ? std::string("no list") : "an object with the key " + head.keys.front();
        throw Error(ErrorCode::Malformed, m_source.path, "Holds " + keys + ". Expected " + expected + ".");
    }

    /// False where a piece is no valid JSON and rows are not to be looked at one by one.
    bool readPieces(const std::vector<dataset::JsonBatch>& batches, Manner manner)
    {
        m_source.pieces.clear();
        m_source.pieces.resize(batches.size());
        m_control.begin("Reading predictions", batches.size());
        std::atomic<bool> valid = true;
        parallelFor(batches.size(), 1, m_control, [&](std::size_t i) {
            thread_local std::vector<char> buffer;
            if (!valid) {
                return;
            }
            const std::string_view text = dataset::readJsonBatch(m_source.path, batches[i], buffer);
            CocoRowParser parser(RowKind::Results, m_shapes);
            CocoRows& rows = m_source.pieces[i].rows;
            if (parser.parse(text, rows)) {
                return;
            }
            if (manner == Manner::AllOrNothing) {
                valid = false;
                return;
            }
            rows = {};
            parser.parseEach(text, rows);
        });
        return valid;
    }

    void readCarefully()
    {
        const dataset::JsonSections sections = dataset::findJsonSections(m_source.path, m_control);
        const dataset::JsonSection* list = sections.find("");
        if (!sections.isArray || list == nullptr) {
            throw Error(ErrorCode::Malformed, m_source.path, std::string("Expected ") + expected + ".");
        }
        readPieces(list->batches, Manner::EachRow);
        if (!sections.fault.empty()) {
            m_source.brokenOff = "line " + std::to_string(sections.faultLine) + ": " + sections.fault;
        }
    }

    void number()
    {
        for (RowSource::Piece& piece : m_source.pieces) {
            piece.first = static_cast<std::uint32_t>(m_source.count);
            m_source.count += piece.rows.count;
            m_source.withScore += piece.rows.withScore;
        }
        if (!m_source.brokenOff.empty() && m_source.count == 0) {
            throw Error(ErrorCode::Malformed, m_source.path,
                        "Ends before the first whole result (" + m_source.brokenOff + "). Copy the file again, or have the run write it anew.");
        }
    }

    Shapes m_shapes;
    JobControl& m_control;
    RowSource m_source;
};

}  // namespace

std::string RowSource::placeOf(const Piece& piece, std::uint32_t row) const
{
    return places == Places::Rows ? "row " + std::to_string(std::size_t{piece.first} + row + 1) : piece.file + ":" + std::to_string(row + 1);
}

RowSource readResults(const std::string& path, Shapes shapes, JobControl& control)
{
    return ResultsReader(path, shapes, control).read();
}

}  // namespace gg::predictions
