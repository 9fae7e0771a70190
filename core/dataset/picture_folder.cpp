#include "core/dataset/picture_folder.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"

#include <memory>

namespace gg::dataset {

DatasetPtr openPictures(const std::string& folder, JobControl& control)
{
    const std::string root = absoluteNormal(folder);
    if (!isFolder(root)) {
        throw Error(ErrorCode::NotFound, folder, "There is no such folder.");
    }
    auto set = std::make_shared<Dataset>();
    set->root = root;
    set->opened = root;
    set->name = std::string(fileName(root));
    set->splits = {"all"};
    for (const std::string& file : listFiles(root, isImageFile, control, set->blemishes)) {
        Record record;
        record.image = relativeTo(root, file);
        set->records.push_back(std::move(record));
    }
    if (set->records.empty()) {
        throw Error(ErrorCode::NotFound, folder, "There is no picture in this folder or below it.");
    }
    return set;
}

}  // namespace gg::dataset
