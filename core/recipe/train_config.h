#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe {

/// Of a segmentation. `Bce` is the cross-entropy of pixels: binary with one foreground, over the softmax with classes.
enum class Loss : std::uint8_t { Bce, Dice, BceDice, Tversky, Focal, Lovasz, Combo };
enum class Optimizer : std::uint8_t { Sgd, Adam, AdamW, Auto };
enum class Schedule : std::uint8_t { Constant, Cosine, Linear, Step };
enum class Device : std::uint8_t { Auto, Cpu, Cuda };
enum class MaskForeground : std::uint8_t { Bright, Dark };
enum class LossFault : std::uint8_t { Off, SigmoidTwice, LogitsAsProbabilities };
enum class MaskMeaning : std::uint8_t { Auto, Foreground, Classes };

/// What only an SSD has. The terms are written out in core/training/detection/ssd_criterion.h.
struct SsdConfig {
    double classWeight = 1;         // ssd.class_weight
    double boxWeight = 1;           // ssd.box_weight
    double matchIou = 0.5;          // ssd.match_iou: default boxes that overlap a truth more learn it
    double huber = 1;               // ssd.huber: where the box term turns from a square into a line
    double hardNegatives = 3;       // ssd.hard_negatives: background boxes that learn, for each matched one; 0: all
    int warmupSteps = 0;            // ssd.warmup_steps: so long hard_negatives grows from warmup_negatives; 0 off
    double warmupNegatives = 1;     // ssd.warmup_negatives
    int adaptiveSteps = 0;          // ssd.adaptive_steps: so long the class weighs more and the box less; 0 off
    double adaptiveClass = 2;       // ssd.adaptive_class: the class weight begins at so many times itself
    double adaptiveBox = 0.1;       // ssd.adaptive_box: and the box weight

    friend bool operator==(const SsdConfig&, const SsdConfig&) = default;
};

enum class AnchorSource : std::uint8_t { Data, Coco, List };
enum class ObjectnessLoss : std::uint8_t { CrossEntropy, Mse };
enum class ObjectnessTarget : std::uint8_t { One, Iou };
enum class SignFault : std::uint8_t { Off, Squared, Signed };

/// What only detectors with objectness have: YOLOv3 and its tiny form, and of "grid" YOLOv1. The terms are written out in
/// core/training/detection/anchor_criterion.h and grid_criterion.h.
struct AnchorConfig {
    double xyGain = 1;                // gain.xy
    double whGain = 1;                // gain.wh
    double objectGain = 1;            // gain.object: objectness of matched boxes
    double noObjectGain = 1;          // gain.no_object: objectness of the rest
    AnchorSource from = AnchorSource::Data;  // anchors.from: data | coco | list: k-means of the training boxes, YOLOv3's own, or anchors.list
    std::string list;                 // anchors.list: "10x13 16x30 …", pixels at image_size, the finest map's first
    std::string listDataset;          // anchors.dataset: fingerprint of the data set that anchors.list comes from; empty: nobody says
    int warmupBatches = 0;            // anchors.warmup_batches: first batches in which every box also learns to be its anchor; 0 off
    ObjectnessLoss loss = ObjectnessLoss::CrossEntropy;    // objectness.loss: cross_entropy | mse
    ObjectnessTarget target = ObjectnessTarget::One;       // objectness.target: one | iou
    double ignore = 0.5;              // objectness.ignore: boxes that overlap a truth more are no background
    SignFault signFault = SignFault::Off;  // objectness.sign_fault: off | squared | signed: an experiment, see anchor_criterion.h
    double coordinates = 5;           // grid.coordinates: λcoord of YOLOv1
    double gridNoObject = 0.5;        // grid.no_object: λnoobj of YOLOv1

    friend bool operator==(const AnchorConfig&, const AnchorConfig&) = default;
};

/// What only a detector has. The defaults are the reference recipe's.
struct DetectionConfig {
    std::string modelFile;          // model.file: a description of one's own (see model_plan.h); empty: model.name
    std::string modelScale;         // model.scale: of model.file
    bool stride4 = false;           // model.stride4: a fourth head, for small objects
    double boxGain = 7.5;           // gain.box
    double classGain = 0.5;         // gain.class
    double dflGain = 1.5;           // gain.dfl
    bool weighSmall = false;        // gain.weigh_small: 2.0 below 32² px, 1.5 below 96² px
    double focalGamma = 0;          // gain.focal: 0 off
    bool classWeights = false;      // sampling.class_weights: pictures with rare classes are drawn more often
    int nominalBatch = 64;          // optimizer.nominal_batch: gradients are accumulated until about so many pictures; 0: every step
    double betaOne = 0.937;         // optimizer.beta1 (adam, adamw)
    double warmupMomentum = 0.8;    // schedule.warmup_momentum (sgd): from here to momentum
    double warmupBiasRate = 0.1;    // schedule.warmup_bias_lr: biases start at this rate
    std::int64_t warmupStepsAtLeast = 100;  // schedule.warmup_steps_min
    double clipNorm = 10;           // optimizer.clip: gradients' norm at most; 0 off
    double averageDecay = 0.9999;   // average.decay: of the weights' moving average; 0 off
    double averageTau = 2000;       // average.tau: updates until the decay is reached: decay · (1 − e^(−updates/tau))
    double hue = 0.015;             // augment.hue: ± share of the circle
    double saturation = 0.7;        // augment.saturation: ± share
    double value = 0.4;             // augment.value: ± share
    double translate = 0.1;         // augment.translate: ± share of the canvas
    double shear = 0;               // augment.shear: ± degrees
    double perspective = 0;         // augment.perspective: 0 … 0.001
    double flipHorizontalShare = 0.5;  // augment.flip_horizontal_share
    double flipVerticalShare = 0;   // augment.flip_vertical_share
    double mosaic = 1;              // augment.mosaic: share of pictures
    double mixup = 0;               // augment.mixup: share
    double copyPaste = 0;           // augment.copy_paste: share of another picture's objects; those with an outline
    bool copyPasteBoxes = false;    // augment.copy_paste_boxes: those without one too, as rectangles
    int closeMosaic = 10;           // augment.close_mosaic: last epochs without mosaic, mixup and copy-paste
    double multiScale = 0;          // augment.multi_scale: canvas of a step ± share, in multiples of the largest stride
    bool rectangular = true;        // validation.rectangular
    double confidence = 0.001;      // validation.confidence
    double suppressionIou = 0.7;    // validation.iou
    int mostBoxes = 300;            // validation.most_boxes
    int validateEvery = 1;          // validation.every: epochs
    int keepEvery = 0;              // validation.keep_every: predictions of every so many epochs are kept, of the best and of the newest; 0: so many that a run keeps about 2 GiB
    int signalsEvery = 1;           // signals.every: epochs whose inner signals are kept (core/runs/inner_signals.h); 0 off
    bool mixedPrecision = true;     // precision.mixed: on CUDA
    AnchorConfig anchor;            // of detectors with anchors or objectness: yolov3…, yolov1-small
    SsdConfig ssd;                  // of model: ssd…

    friend bool operator==(const DetectionConfig&, const DetectionConfig&) = default;
};

/// What only a segmentation has beside what has been TrainConfig's from the start. Formulas: core/training/engine/segmentation_losses.h.
struct SegmentationConfig {
    MaskMeaning meaning = MaskMeaning::Auto;  // mask.meaning: auto | foreground | classes; auto as the masks themselves say
    bool validateFlips = false;     // validation.flips: predictions are means over the picture and its three mirrored copies
    double tverskyAlpha = 0.3;      // tversky.alpha: weight of false positives
    double tverskyBeta = 0.7;       // tversky.beta: weight of false negatives
    double focalGamma = 2;          // focal.gamma: how much less a pixel counts that is already right; 0 as much
    double focalAlpha = 0.25;       // focal.alpha: weight of the foreground (of all classes but the background), 1 − alpha of the background; 0 none
    double comboCrossEntropy = 0.5; // combo.bce: weights of the sum
    double comboDice = 0.5;         // combo.dice
    double comboTversky = 0;        // combo.tversky
    double comboFocal = 0;          // combo.focal
    double comboLovasz = 0;         // combo.lovasz
    double comboBalance = 0.5;      // combo.balance: share of the foreground in the cross-entropy's weights; 0.5 weighs alike
    LossFault lossFault = LossFault::Off;  // loss_fault: off | sigmoid_twice | logits_as_probabilities: an experiment, see segmentation_losses.h

    friend bool operator==(const SegmentationConfig&, const SegmentationConfig&) = default;
};

/// A training configuration. The YAML key of each member is given; members of a nested map are written with a dot.
struct TrainConfig {
    std::string task = "segmentation";     // task
    std::string data;                      // data: path of the data set; relative paths start at the configuration file
    std::string model = "unet";            // model.name
    int width = 16;                        // model.width: w of {w, 2w, 4w, 8w, 16w}, bottleneck 32w; 1 … 128 (unet)
    std::string startFrom;                 // start.from: a checkpoint, or a detector's safetensors file; empty: random weights
    int freezeLayers = 0;                  // start.freeze: first layers that do not learn; of a segmentation first stages
    double dropout = 0;                    // model.dropout: share of the maps that a training step leaves out: of a segmentation in the deep stages, of a detector before the head's last convolutions; 0 none
    int dropoutSamples = 0;                // validation.dropout_samples: predictions are means over so many with dropout; 0 off
    double startRateShare = 1;             // start.rate_share: share of the learning rate for what was taken from start.from
    Loss loss = Loss::BceDice;             // loss: bce | dice | bce_dice | tversky | focal | lovasz | combo
    int imageSize = 128;                   // image_size: pixels a side, a multiple of 32, 32 … 2048
    int batch = 8;                         // batch: 1 … 4096; where several processes train together, of each
    int epochs = 20;                       // epochs: 1 … 10000
    std::uint64_t seed = 1;                // seed
    Optimizer optimizer = Optimizer::Adam; // optimizer.name: sgd | adam | adamw | auto (detection: see resolveOptimizer)
    double learningRate = 1e-3;            // optimizer.lr
    double momentum = 0.9;                 // optimizer.momentum (sgd, Nesterov)
    double weightDecay = 0;                // optimizer.weight_decay: L2; λ / 2 · Σ w² beside the loss (adamw: apart from the gradient)
    double l1 = 0;                         // optimizer.l1: λ · Σ |w| of convolutions' and matrices' weights beside the loss
    Schedule schedule = Schedule::Constant;// schedule.name: constant | cosine | linear | step
    double warmupEpochs = 0;               // schedule.warmup_epochs: linear from 0
    double finalLrShare = 0.01;            // schedule.final: cosine and linear end at this share of lr
    double stepFactor = 0.1;               // schedule.step_factor: what step multiplies the rate by, twice
    double stepFirst = 0.6;                // schedule.step_first: share of the epochs after which it does so first
    double stepSecond = 0.85;              // schedule.step_second: and again
    double valShare = 0.2;                 // split.val: share of images for validation where the data set has no val split; 0 < v < 1
    std::string splitBy = "image";         // split.by: image | sequence (frames of one recording stay together)
    int patience = 0;                      // early_stopping.patience: epochs without a better metric; 0 off
    std::string metric = "dice";           // early_stopping.metric: dice | iou | sensitivity | loss (means over classes where there are several); map50_95 | map50 | fitness | loss; also chooses the best checkpoint
    bool flipHorizontal = true;            // augment.flip_horizontal
    bool flipVertical = false;             // augment.flip_vertical
    double rotateDegrees = 0;              // augment.rotate: at most this much to either side
    double scale = 0;                      // augment.scale: ± share
    double brightness = 0;                 // augment.brightness: ± share
    double contrast = 0;                   // augment.contrast: ± share
    MaskForeground foreground = MaskForeground::Bright;  // mask.foreground: bright | dark
    int snapshotImages = 8;                // snapshots.images: validation images followed through the epochs; 0 … 64
    int snapshotEvery = 1;                 // snapshots.every: epochs
    int probeEvery = 5;                    // probe.every: steps; 0 off
    int probeImages = 8;                   // probe.images
    Device device = Device::Auto;          // device: auto | cpu | cuda
    DetectionConfig detection;             // of task: detection alone
    SegmentationConfig segmentation;       // of task: segmentation alone
    std::string distillTeacher;            // distill.teacher: a run, a checkpoint or a model whose soft targets are learnt from; empty: none
    double distillWeight = 0.7;            // distill.weight: of the soft targets; 1 − weight of the labels
    double distillTemperature = 2;         // distill.temperature: softens both distributions
    int distributedTimeout = 300;          // distributed.timeout: seconds that one of several processes waits for another
    int threads = 0;                       // threads: for the network; 0 chooses
    int loaders = 0;                       // loaders: threads that decode and augment; 0 chooses

    friend bool operator==(const TrainConfig&, const TrainConfig&) = default;
};

/// A setting that cannot be used, at its YAML key.
struct ConfigProblem {
    std::string key;      ///< "optimizer.lr"
    std::string message;  ///< what was found, what is allowed
    int line = 0;         ///< in the YAML text, 0 where there is none
};

/// What a training is where nothing is written: of an unknown task, segmentation's with that task's name (validate says so).
GG_EXPORT TrainConfig defaultConfig(std::string_view task);

/// optimizer: auto as the reference chooses it, once the data are known: up to 10,000 steps AdamW with rate round(0.002 · 5 / (4 + classes), 6 digits)
/// and β1 0.9, beyond SGD with rate 0.01 and momentum 0.9; biases then warm up from 0. `steps`: ceil(images / max(batch, nominal_batch)) · epochs.
/// Anything else stays. 3 classes, 205 images, 12 epochs: AdamW, 0.001429.
struct ResolvedOptimizer {
    TrainConfig config;
    std::string note;  ///< "optimizer: auto chose AdamW with a rate of 0.001429 (…)."; empty where nothing was to choose
};
GG_EXPORT ResolvedOptimizer resolveOptimizer(const TrainConfig& config, std::size_t trainImages, std::size_t classes);

/// Reads a configuration. Every key is checked: an unknown one is a problem that names the nearest known key. Throws Error
/// (Malformed) with all problems, by line, when there is any. `origin` is the file's name for messages.
GG_EXPORT TrainConfig parseConfig(std::string_view yaml, const std::string& origin);
/// The same of a file; relative paths (data, model.file, start.from) start at it.
GG_EXPORT TrainConfig readConfig(const std::string& file);
/// Every key with its value; parseConfig(toYaml(c)) == c.
GG_EXPORT std::string toYaml(const TrainConfig& config);
/// Range checks, the same that parseConfig makes; for a form that is being filled in.
GG_EXPORT std::vector<ConfigProblem> validate(const TrainConfig& config);

/// One key by its name and text, as YAML would have it: for a form. setValue returns what was expected when the text cannot be taken
/// (the configuration is then as before) and nothing when it can; ranges are validate()'s. Throw InvalidArgument for
/// a key that there is not. A group that has a name ("model", "optimizer", "schedule") stands for it, as in the YAML.
GG_EXPORT std::string setValue(TrainConfig& config, std::string_view key, const std::string& text);
GG_EXPORT std::string valueText(const TrainConfig& config, std::string_view key);
/// Whether a configuration of that task has the key.
GG_EXPORT bool hasKey(const TrainConfig& config, std::string_view key);

GG_EXPORT std::string_view id(Loss loss);
/// Every loss there is, in the order in which they are offered.
GG_EXPORT const std::vector<Loss>& allLosses();
GG_EXPORT std::string_view id(Optimizer optimizer);
GG_EXPORT std::string_view id(Schedule schedule);

}  // namespace gg::recipe
