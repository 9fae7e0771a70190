#pragma once

#include "core/dataset/write/output_folder.h"

namespace gg::dataset
{

/// Writes labels and lists alone, with the images' own paths seen from the data set's root: for lists that point at images which
/// stay where they are.
void convertAsListed(const Dataset& dataset, const ConvertOptions& options, OutputFolder& out, JobControl& control);

}  // namespace gg::dataset
