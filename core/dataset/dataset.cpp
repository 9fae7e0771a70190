#include "core/dataset/dataset.h"

#include "core/dataset/file_names.h"

namespace gg::dataset
{

std::string_view formatName(Format format)
{
    switch (format) {
    case Format::Yolo:
        return "YOLO";
    case Format::Coco:
        return "COCO";
    case Format::PascalVoc:
        return "Pascal VOC";
    case Format::WiderFace:
        return "WIDER FACE";
    case Format::VisDrone:
        return "VisDrone";
    case Format::ImageMask:
        return "images and masks";
    }
    return {};
}

std::string_view formatId(Format format)
{
    switch (format) {
    case Format::Yolo:
        return "yolo";
    case Format::Coco:
        return "coco";
    case Format::PascalVoc:
        return "voc";
    case Format::WiderFace:
        return "wider";
    case Format::VisDrone:
        return "visdrone";
    case Format::ImageMask:
        return "mask";
    }
    return {};
}

std::optional<Format> formatFromId(std::string_view id)
{
    for (const Format format :
         {Format::Yolo, Format::Coco, Format::PascalVoc, Format::WiderFace, Format::VisDrone, Format::ImageMask}) {
        if (formatId(format) == id) {
            return format;
        }
    }
    return std::nullopt;
}

RecordExtras& Record::makeExtras()
{
    if (!extras) {
        extras = std::make_shared<RecordExtras>();
    }
    return *extras;
}

std::string Dataset::absolute(std::string_view path) const
{
    return joinPath(root, path);
}

}  // namespace gg::dataset
