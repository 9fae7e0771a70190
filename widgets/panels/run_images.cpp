#include "widgets/panels/run_images.h"

#include <algorithm>
#include <vector>

namespace gg::widgets
{

QStringList imagesByCell(const runs::EpochDetail& detail, ConfusionCell cell)
{
    std::vector<const runs::ImageCounts*> order;
    for (const runs::ImageCounts& one : detail.images) {
        if (cellCount(one.counts, cell) > 0) {
            order.push_back(&one);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [cell](const auto* a, const auto* b) { return cellCount(a->counts, cell) > cellCount(b->counts, cell); });
    QStringList images;
    for (const auto* one : order) {
        images << QString::fromStdString(one->image);
    }
    return images;
}

QStringList imagesByDice(const runs::EpochDetail& detail)
{
    struct Item {
        const runs::ImageCounts* image;
        double dice;
        std::uint64_t wrong;
    };
    std::vector<Item> order;
    for (const runs::ImageCounts& one : detail.images) {
        if (const auto dice = metrics::dice(one.counts)) {
            order.push_back({&one, *dice, one.counts.fp + one.counts.fn});
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const Item& a, const Item& b) { return a.dice != b.dice ? a.dice < b.dice : a.wrong > b.wrong; });
    QStringList images;
    for (const Item& one : order) {
        images << QString::fromStdString(one.image->image);
    }
    return images;
}

}  // namespace gg::widgets
