#pragma once

#include <core/imports/tensorboard/event_schema.pb.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::imports::tensorboard
{

/// What a value of a summary is, by its contents: the plugin's name stands at a tag's first value only.
struct ValueKind {
    enum Kind : std::uint8_t { Nothing, Scalar, Picture, Pictures, Histogram, Texts, Unread };
    Kind kind = Nothing;
    double number = 0;  ///< of a scalar
    std::string what;   ///< of an unread one, for a person: "audio", "tensors of pr_curves"
};

ValueKind kindOf(const schema::Summary::Value& value);

/// The number of a tensor with one element (a missing one is zero, as TensorFlow writes it); nullopt for other tensors and for
/// texts.
std::optional<double> singleNumber(const schema::TensorProto& tensor);

/// A tensor's numbers, where there are `count` of them in float or double; empty otherwise.
std::optional<std::vector<double>> numbersOf(const schema::TensorProto& tensor, std::size_t count);

/// Elements by the shape; nullopt where it does not tell, or is none.
std::optional<std::uint64_t> elementsOf(const schema::TensorShapeProto& shape);

/// By the first bytes: PNG, JPEG, GIF, BMP, WebP.
bool looksLikePicture(std::string_view bytes);

}  // namespace gg::imports::tensorboard
