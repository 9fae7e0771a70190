#include "core/sample/yolo_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <sstream>

namespace gg::sample {
namespace {

/// Class and box as text, in the order of the file.
using Row = std::array<std::string, 5>;

std::string decimal(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6f", value);
    return text;
}

Row split(const std::string& line)
{
    std::istringstream stream(line);
    Row row;
    for (std::string& field : row) {
        stream >> field;
    }
    return row;
}

std::string join(const Row& row)
{
    return row[0] + " " + row[1] + " " + row[2] + " " + row[3] + " " + row[4];
}

/// Even millionths, so that the middle of two of them is a millionth as well.
long evenMillionths(float position, int length)
{
    return std::clamp(2 * std::lround(500'000.0 * static_cast<double>(position) / length), 0L, 1'000'000L);
}

}  // namespace

std::vector<std::string> yoloLines(const std::vector<AerialScene::Box>& boxes, cv::Size size)
{
    std::vector<std::string> lines;
    for (const AerialScene::Box& box : boxes) {
        const long left = evenMillionths(box.rect.x, size.width);
        const long right = evenMillionths(box.rect.x + box.rect.width, size.width);
        const long top = evenMillionths(box.rect.y, size.height);
        const long bottom = evenMillionths(box.rect.y + box.rect.height, size.height);
        lines.push_back(join({std::to_string(static_cast<int>(box.kind)), decimal(static_cast<double>(left + right) / 2e6),
                              decimal(static_cast<double>(top + bottom) / 2e6), decimal(static_cast<double>(right - left) / 1e6),
                              decimal(static_cast<double>(bottom - top) / 1e6)}));
    }
    return lines;
}

int plantInLines(const std::string& fault, Random& random, cv::Size size, std::vector<std::string>& lines)
{
    const int index = random.integer(0, static_cast<int>(lines.size()) - 1);
    std::string& line = lines[static_cast<std::size_t>(index)];
    Row row = split(line);
    if (fault == "columns") {
        line = line.substr(0, line.rfind(' '));
    } else if (fault == "not-a-number") {
        row[2] = "abc";
        line = join(row);
    } else if (fault == "out-of-range") {
        // Pixels, as people write who did not divide by the size.
        for (std::size_t i = 1; i < 5; ++i) {
            row[i] = decimal(std::stod(row[i]) * (i % 2 == 1 ? size.width : size.height));
        }
        line = join(row);
    } else if (fault == "class-outside") {
        row[0] = std::to_string(aerialClassNames().size() + static_cast<std::size_t>(random.integer(0, 2)));
        line = join(row);
    } else if (fault == "class-fractional") {
        row[0] += ".5";
        line = join(row);
    } else if (fault == "zero-size") {
        row[random.chance(0.5) ? 3 : 4] = "0.000000";
        line = join(row);
    } else if (fault == "outside-image") {
        // Every value is in [0, 1], but the right side is at 1.08.
        row[1] = "0.980000";
        row[3] = "0.200000";
        line = join(row);
    } else if (fault == "duplicate") {
        const std::string repeated = line;
        lines.push_back(repeated);
        return static_cast<int>(lines.size());
    } else {
        return 0;
    }
    return index + 1;
}

std::string joinLines(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    return text;
}

}  // namespace gg::sample
