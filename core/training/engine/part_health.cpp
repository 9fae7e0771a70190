#include "core/training/engine/part_health.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

namespace gg::training {
namespace {

double rootMeanSquare(double sumOfSquares, std::int64_t count)
{
    return count > 0 ? std::sqrt(sumOfSquares / static_cast<double>(count)) : 0;
}

}  // namespace

Values partValues(const std::vector<MeasuredParameter>& parameters)
{
    if (parameters.empty()) {
        return {};
    }
    struct Sums {
        double gradient = 0;
        double update = 0;
        double weight = 0;
        std::int64_t count = 0;
    };
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> squares;
    for (const MeasuredParameter& parameter : parameters) {
        for (const torch::Tensor& values : {parameter.gradient, parameter.after - parameter.before, parameter.before}) {
            squares.push_back(values.square().sum());
        }
    }
    // Hundreds of numbers, and one wait for them.
    const torch::Tensor all = torch::stack(squares).to(torch::kCPU, torch::kFloat64).contiguous();
    const double* square = all.data_ptr<double>();
    std::map<std::string, Sums> sums;
    for (const MeasuredParameter& parameter : parameters) {
        Sums& sum = sums[parameter.part];
        sum.gradient += *square++;
        sum.update += *square++;
        sum.weight += *square++;
        sum.count += parameter.before.numel();
    }
    Values values;
    for (const auto& [part, sum] : sums) {
        const double weight = rootMeanSquare(sum.weight, sum.count);
        values.emplace_back("gradient/" + part, rootMeanSquare(sum.gradient, sum.count));
        values.emplace_back("update/" + part, weight > 0 ? rootMeanSquare(sum.update, sum.count) / weight : std::numeric_limits<double>::quiet_NaN());
    }
    return values;
}

torch::Tensor gradientNorm(const std::vector<torch::Tensor>& parameters)
{
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> norms;
    for (const torch::Tensor& parameter : parameters) {
        if (parameter.grad().defined()) {
            norms.push_back(parameter.grad().norm());
        }
    }
    return norms.empty() ? torch::zeros({}) : torch::stack(norms).norm();
}

PartOfModule modulesByPart(const torch::nn::Module& network, const std::function<std::string(const std::string&)>& partOf)
{
    PartOfModule parts;
    for (const auto& item : network.named_modules(std::string(), false)) {
        if (std::string part = partOf(item.key() + "."); !part.empty()) {
            parts.emplace(item.value().get(), std::move(part));
        }
    }
    return parts;
}

}  // namespace gg::training
