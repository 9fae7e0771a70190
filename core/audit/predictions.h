#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"
#include "core/predictions/load.h"

#include <vector>

namespace gg::audit
{

/// Predictions as a data set whose records are parallel to those of the data set that they were loaded for, objects in the space of
/// its records with AttributeKey::Confidence: the form in which labels are compared with them. Boxes without an area and confidences
/// outside [0, 1] say nothing about labels and are not in it. A picture that lies in several splits has its predictions in all of them.
/// `loaded.truth` must have a data set.
GG_EXPORT dataset::DatasetPtr predictedDataset(const predictions::LoadedDetections& loaded);

/// Confidence of each object of a record in [0, 1]; 1 where none is written.
std::vector<double> confidencesOf(const dataset::Record& record);

}  // namespace gg::audit
