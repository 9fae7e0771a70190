#pragma once

#include "core/base/job_control.h"

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gg::dataset
{

/// Finds the image files that one label file names, such as a COCO JSON or a list of WIDER FACE: relative to the places where
/// people put them, and where that fails, by the file's name alone.
class ImageFinder
{
public:
    enum class How : std::uint8_t {
        AsNamed,    ///< below one of the usual places
        ByName,     ///< elsewhere below the root; only its file name fits
        Ambiguous,  ///< several files of that name lie below the root; none is taken
        Missing,
        OutsideRoot,  ///< the name leads out of the data set's folder; it is not looked for there
    };
    struct Found {
        std::string path;  ///< absolute; where it was looked for first when it is missing
        How how = How::Missing;
        std::uint64_t bytes = 0;
    };

    /// `places` absolute, best first; those that are no folders below the root are left out.
    ImageFinder(std::string root, const std::vector<std::string>& places);

    /// Puts the places first that hold most of these names.
    void order(const std::vector<std::string_view>& someNames);

    /// Safe from several threads. The first name that is in none of the places makes it list the root once.
    Found find(const std::string& name, JobControl& control);

    /// The places in use, best first.
    const std::vector<std::string>& places() const { return m_places; }

private:
    Found byNameAlone(const std::string& name, Found missing, JobControl& control);
    void listRoot(JobControl& control);

    std::string m_root;
    std::vector<std::string> m_places;
    std::once_flag m_listed;
    std::unordered_map<std::string, std::vector<std::string>> m_byName;
};

}  // namespace gg::dataset
