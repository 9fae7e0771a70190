#pragma once

#include "core/base/export.h"
#include "core/runs/run_batch.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::imports
{

/// The bytes of an attachment: of a picture as they were encoded (PNG, JPEG, GIF), of a text in UTF-8, of a histogram what
/// decodeHistogram() takes. Throws Error: NotFound, Unreadable; Malformed where the file is shorter than the place.
GG_EXPORT std::string readAttachment(const std::string& runFolder, const runs::RunAttachment& attachment);

struct HistogramBucket {
    double left = 0;
    double right = 0;
    double count = 0;
    friend bool operator==(const HistogramBucket&, const HistogramBucket&) = default;
};

/// Buckets in ascending order, those without anything in them at both ends left out. A TensorFlow 1 or PyTorch histogram has open
/// ends, which are its least and its greatest value here; a TensorFlow 2 one is a table [k, 3]. Throws Error (Malformed).
GG_EXPORT std::vector<HistogramBucket> decodeHistogram(std::string_view bytes);

}  // namespace gg::imports
