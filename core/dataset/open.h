#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// A format that could be at a path, and what speaks for it.
struct Candidate {
    Format format = Format::Yolo;
    std::string root;  ///< folder that the format's reader is to be given
    std::string
        file;  ///< the file that describes the data set, such as its data.yaml; empty where the folders speak for themselves
    std::string evidence;  ///< for a person: "data.yaml with train and val, images/ and labels/"
    std::vector<std::string> parts;  ///< where several files describe it together, such as one JSON for each split; absolute
};

/// What a path looks like: a folder, a data.yaml, a folder with images and masks, a VOC folder. Looks at names and the first few
/// files, reads no label in full. Best first, and every one that fits: a person chooses. Empty where nothing fits.
GG_EXPORT std::vector<Candidate> recognise(const std::string& path);

/// Takes the first images of a set that is still being read (Dataset::complete is false); called at most once, from the reading
/// thread, before openDataset returns. Not called for sets that are read at once, nor by formats that know nothing before the end.
using PreviewFunction = std::function<void(DatasetPtr)>;

/// Opens a data set. Reads the listing and all labels (not the pixels). Throws Error with a sentence that says what was looked
/// for and not found when nothing fits; blemishes in files are data in the result.
GG_EXPORT DatasetPtr openDataset(const std::string& path, JobControl& control, const PreviewFunction& onPreview = {});

/// As the format that a person named. Throws Error, saying which formats fit, where this one does not.
GG_EXPORT DatasetPtr openDataset(const std::string& path, Format format, JobControl& control);

/// Opens what recognise() found, where a path holds more than one data set and a person chose.
GG_EXPORT DatasetPtr openDataset(const Candidate& candidate, JobControl& control, const PreviewFunction& onPreview = {});

/// Reads a data.yaml without looking at the folders it names; never runs `download`. Exposed for tests on YAML files as people
/// write them.
struct YoloYaml {
    std::string path;
    std::vector<std::string> train, val, test;  ///< as written
    std::vector<std::string> names;             ///< index is the class id; empty strings for gaps
    int keypointValues = 0;                     ///< numbers behind the box of each row, from `kpt_shape`
    std::vector<Blemish> blemishes;
};
/// Throws Error for a file that is no YAML, naming the line.
GG_EXPORT YoloYaml readYoloYaml(const std::string& file);

}  // namespace gg::dataset
