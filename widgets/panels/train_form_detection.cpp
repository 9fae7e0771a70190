#include "widgets/panels/train_form.h"

#include <QFormLayout>

namespace gg::widgets {

void TrainForm::buildDetection()
{
    auto* pictures = addGroup(tr("Data"));
    addRunName(pictures);
    addNumber(pictures, "image_size", tr("Image size, px"), tr("Images are scaled to fit a square of this side; what is left over is grey"));
    buildSplit(pictures);
    addNumber(pictures, "seed", tr("Seed"), tr("The same seed gives the same numbers"));
    buildDetectionModel(addGroup(tr("Model")));
    auto* optimiser = addGroup(tr("Optimiser"));
    addChoice(optimiser, "optimizer.name", tr("Optimiser"),
              {{QStringLiteral("auto"), tr("Chosen by the data")}, {QStringLiteral("adamw"), tr("AdamW")}, {QStringLiteral("adam"), tr("Adam")},
               {QStringLiteral("sgd"), tr("SGD")}},
              tr("By the data as Ultralytics does: AdamW for short trainings, SGD beyond 10,000 steps. SGD uses Nesterov momentum"));
    addNumber(optimiser, "optimizer.lr", tr("Learning rate"), tr("Of the first step after the warm-up"));
    addNumber(optimiser, "optimizer.weight_decay", tr("Weight decay"), tr("Of a nominal batch; on the weights of convolutions alone"));
    addNumber(optimiser, "optimizer.l1", tr("L1"), tr("Pulls weights to zero; 0 for none"));
    auto* schedule = addGroup(tr("Schedule"));
    buildSchedule(schedule);
    auto* stopping = addGroup(tr("Early stopping"));
    addNumber(stopping, "early_stopping.patience", tr("Stop after, epochs"), tr("Epochs without a better value; 0 never stops early"));
    addChoice(stopping, "early_stopping.metric", tr("Best by"),
              {{QStringLiteral("map50_95"), tr("mAP50-95")}, {QStringLiteral("map50"), tr("mAP50")},
               {QStringLiteral("fitness"), tr("0.1 mAP50 + 0.9 mAP50-95")}, {QStringLiteral("loss"), tr("Validation loss")}},
              tr("Chooses the best checkpoint and ends the training early"));
    buildGeometry(addGroup(tr("Augmentation: geometry")));
    buildColours(addGroup(tr("Augmentation: colour and mixing")));

    buildDetectionLoss(addGroup(tr("Loss"), Place::Advanced));
    buildAnchors(addGroup(tr("Anchors and objectness"), Place::Advanced));
    buildGrid(addGroup(tr("Loss of YOLOv1"), Place::Advanced));
    buildSsd(addGroup(tr("Loss of an SSD"), Place::Advanced));
    buildOptimiserDetails(addGroup(tr("Optimiser in detail"), Place::Advanced));
    buildScheduleDetails(addGroup(tr("Schedule in detail"), Place::Advanced));
    buildValidation(addGroup(tr("Validation"), Place::Advanced));
    buildTeacher(addGroup(tr("Teacher"), Place::Advanced));
    auto* machine = addGroup(tr("Machine"), Place::Advanced);
    buildMachine(machine);
    addCheck(machine, "precision.mixed", tr("Mixed precision"), tr("Half-width numbers where they suffice; on CUDA alone"));
}

void TrainForm::buildDetectionModel(QFormLayout* form)
{
    addModelName(form);
    addCheck(form, "model.stride4", tr("Head at stride 4"), tr("A fourth head for objects of a few pixels; costs time and memory"));
    addFile(form, "model.file", tr("Description of one's own"), tr("Choose a model description"), tr("YAML (*.yaml *.yml);;All files (*)"),
            tr("In place of the network above: layers as YAML, as groundglass-cli model NAME --yaml prints them"));
    addNumber(form, "model.scale", tr("Scale of the description"), tr("Where it has several; empty for its first"));
    addNumber(form, "model.dropout", tr("Dropout"), tr("Share of the maps that a step leaves out before the head's last convolutions; 0 for none"));
    addFile(form, "start.from", tr("Start from"), tr("Choose weights to start from"),
            tr("Weights (*.pt *.safetensors);;All files (*)"), tr("A checkpoint of ours or a safetensors file; empty for random weights"));
    addNumber(form, "start.rate_share", tr("Rate of what was taken, share"), tr("What comes from the checkpoint learns at this share of the rate, the head at the whole one"));
    addNumber(form, "start.freeze", tr("Freeze layers"), tr("So many first layers do not learn; 9 is the backbone of YOLOv8 without its pooling"));
}

void TrainForm::buildDetectionLoss(QFormLayout* form)
{
    addNumber(form, "gain.box", tr("Gain of the boxes"), tr("Weight of 1 − CIoU in the loss"));
    addNumber(form, "gain.class", tr("Gain of the classes"), tr("Weight of the classes' cross-entropy"));
    addNumber(form, "gain.dfl", tr("Gain of the distances"), tr("Weight of the distribution focal loss of the boxes' sides"));
    addCheck(form, "gain.weigh_small", tr("Weigh small objects"), tr("2.0 below 32 × 32 px, 1.5 below 96 × 96 px"));
    addNumber(form, "gain.focal", tr("Focal γ"), tr("Well classified boxes count less; 0 for off"));
    addCheck(form, "sampling.class_weights", tr("Draw rare classes more often"), tr("Images with rare classes come more often in an epoch"));
}

void TrainForm::buildAnchors(QFormLayout* form)
{
    addChoice(form, "anchors.from", tr("Anchors"),
              {{QStringLiteral("data"), tr("From this data set")}, {QStringLiteral("coco"), tr("The model's own")}, {QStringLiteral("list"), tr("As listed")}},
              tr("From this data set: found anew by k-means of the training boxes whenever a training starts"));
    addNumber(form, "anchors.list", tr("List of anchors"), tr("Width x height in pixels, such as 10x13 16x30 33x23, those of the finest map first"));
    addNumber(form, "anchors.dataset", tr("Listed for the data set"), tr("Its fingerprint; another one is warned of"));
    addNumber(form, "anchors.warmup_batches", tr("Warm up, batches"), tr("So long every box also learns to be its anchor; 0 for off"));
    addChoice(form, "objectness.loss", tr("Objectness loss"), {{QStringLiteral("cross_entropy"), tr("Cross-entropy")}, {QStringLiteral("mse"), tr("Mean square")}},
              tr("Of boxes with an object and of those without"));
    addChoice(form, "objectness.target", tr("Objectness to learn"), {{QStringLiteral("one"), tr("1")}, {QStringLiteral("iou"), tr("IoU with the object")}},
              tr("By a box that has an object"));
    addNumber(form, "objectness.ignore", tr("No background from IoU"), tr("Boxes that overlap an object more are not asked to be silent"));
    addChoice(form, "objectness.sign_fault", tr("Sign fault (experiment)"),
              {{QStringLiteral("off"), tr("Off")}, {QStringLiteral("squared"), tr("In the square")}, {QStringLiteral("signed"), tr("Signed")}},
              tr("Mean square only. In the square it changes nothing; signed, the loss falls as objects are found less"));
    addNumber(form, "gain.xy", tr("Gain of the places"), tr("Weight of the squares of x and y"));
    addNumber(form, "gain.wh", tr("Gain of the sizes"), tr("Weight of the squares of width and height"));
    addNumber(form, "gain.object", tr("Gain of objects"), tr("Weight of the objectness of boxes with an object"));
    addNumber(form, "gain.no_object", tr("Gain of background"), tr("Weight of the objectness of boxes without"));
}

void TrainForm::buildGrid(QFormLayout* form)
{
    addNumber(form, "grid.coordinates", tr("λ of coordinates"), tr("Weight of places and sizes; 5 in the paper"));
    addNumber(form, "grid.no_object", tr("λ of cells without object"), tr("Weight of their confidence; 0.5 in the paper"));
}

void TrainForm::buildSsd(QFormLayout* form)
{
    addNumber(form, "ssd.class_weight", tr("Weight of the classes"), tr("Of the cross-entropy over background and classes"));
    addNumber(form, "ssd.box_weight", tr("Weight of the boxes"), tr("Of the Huber loss of offset and size"));
    addNumber(form, "ssd.match_iou", tr("Learn from IoU"), tr("Default boxes that overlap a truth more learn it; the best one always does"));
    addNumber(form, "ssd.huber", tr("Huber δ"), tr("Where the box loss turns from a square into a line"));
    addNumber(form, "ssd.hard_negatives", tr("Negatives a positive"), tr("So many background boxes learn, those with the largest loss; 0 for all"));
    addNumber(form, "ssd.warmup_steps", tr("Warm up mining, steps"), tr("So long the number of negatives grows; 0 for off"));
    addNumber(form, "ssd.warmup_negatives", tr("Negatives at first"), tr("A positive, at the first step"));
    addNumber(form, "ssd.adaptive_steps", tr("Classes first, steps"), tr("So long classes weigh more and boxes less; 0 for off"));
    addNumber(form, "ssd.adaptive_class", tr("Classes at first"), tr("Their weight begins at so many times itself"));
    addNumber(form, "ssd.adaptive_box", tr("Boxes at first"), tr("Their weight begins at so many times itself"));
}

void TrainForm::buildOptimiserDetails(QFormLayout* form)
{
    addNumber(form, "optimizer.momentum", tr("Momentum"), tr("SGD only"));
    addNumber(form, "optimizer.beta1", tr("β1"), tr("Adam and AdamW only"));
    addNumber(form, "optimizer.nominal_batch", tr("Nominal batch"), tr("Gradients are added up until about so many images; 0 steps after every batch"));
    addNumber(form, "optimizer.clip", tr("Clip the gradients at"), tr("Their norm at most; 0 for off"));
    addNumber(form, "average.decay", tr("Average of the weights, decay"), tr("What is validated and kept is a moving average; 0 for off"));
    addNumber(form, "average.tau", tr("Reached after, updates"), tr("The decay is that · (1 − e^(−updates / this))"));
}

void TrainForm::buildGeometry(QFormLayout* form)
{
    addNumber(form, "augment.mosaic", tr("Mosaic, share"), tr("Images that are put together from four"));
    addNumber(form, "augment.close_mosaic", tr("Without mixing, last epochs"), tr("Epochs at the end without mosaic, mixup and copy-paste"));
    addNumber(form, "augment.scale", tr("Scale, ± share"), tr("0.5 for 50 % to 150 %"));
    addNumber(form, "augment.translate", tr("Translate, ± share"), tr("Of the side"));
    addNumber(form, "augment.rotate", tr("Rotate, at most degrees"), tr("To either side"));
    addNumber(form, "augment.shear", tr("Shear, at most degrees"), tr("To either side"));
    addNumber(form, "augment.perspective", tr("Perspective"), tr("0 to 0.001"));
    addNumber(form, "augment.flip_horizontal_share", tr("Flip left and right, share"), tr("Of the images"));
    addNumber(form, "augment.flip_vertical_share", tr("Flip up and down, share"), tr("Of the images"));
    addNumber(form, "augment.multi_scale", tr("Size of the batches, ± share"), tr("The canvas of each step is drawn within it; 0 for one size"));
}

void TrainForm::buildColours(QFormLayout* form)
{
    addNumber(form, "augment.hue", tr("Hue, ± share"), tr("Of the colour circle; 0 for thermal images"));
    addNumber(form, "augment.saturation", tr("Saturation, ± share"), tr("0 for thermal images"));
    addNumber(form, "augment.value", tr("Brightness, ± share"), tr("0 for none"));
    addNumber(form, "augment.mixup", tr("Mixup, share"), tr("Images that are blended with another; 0 for thermal images"));
    addNumber(form, "augment.copy_paste", tr("Copy-paste, share"), tr("Objects of another image that are pasted in; those with an outline"));
    addCheck(form, "augment.copy_paste_boxes", tr("Copy-paste of boxes"), tr("Objects without an outline are pasted as rectangles"));
}

void TrainForm::buildValidation(QFormLayout* form)
{
    addNumber(form, "validation.every", tr("Every, epochs"), tr("The last epoch is always validated"));
    addNumber(form, "validation.keep_every", tr("Keep predictions every, epochs"),
              tr("And those of the best and the newest epoch; 0 chooses, so that a run keeps about 2 GB"));
    addNumber(form, "signals.every", tr("Inner signals every, epochs"),
              tr("Objectness and IoU of every cell over the whole validation set, before suppression; 0 for never"));
    addCheck(form, "validation.rectangular", tr("Rectangular batches"), tr("Images of like shape together, with less grey"));
    addNumber(form, "validation.confidence", tr("Confidence, at least"), tr("Boxes below are dropped; 0.001 keeps what average precision needs"));
    addNumber(form, "validation.iou", tr("Suppression IoU"), tr("Of two boxes of a class that overlap more, the surer one stays"));
    addNumber(form, "validation.most_boxes", tr("Boxes an image, at most"), tr("The surest ones"));
    addNumber(form, "validation.dropout_samples", tr("Dropout samples"), tr("Predictions are means over so many with dropout; shows uncertainty. 0 for off"));
    addNumber(form, "snapshots.images", tr("Snapshot images"), tr("Validation images that are followed through the epochs"));
    addNumber(form, "snapshots.every", tr("Snapshot every, epochs"), tr("How often predictions are kept"));
}

void TrainForm::buildSchedule(QFormLayout* form)
{
    addNumber(form, "epochs", tr("Epochs"), tr("Passes over the training images"));
    addNumber(form, "batch", tr("Batch"), tr("Images a step"));
    addChoice(form, "schedule.name", tr("Learning rate over time"),
              {{QStringLiteral("constant"), tr("Constant")}, {QStringLiteral("cosine"), tr("Cosine")}, {QStringLiteral("linear"), tr("Linear")},
               {QStringLiteral("step"), tr("Steps")}},
              tr("Cosine and linear fall to a share of the rate, steps twice by a factor"));
    addNumber(form, "schedule.warmup_epochs", tr("Warm-up, epochs"), tr("The rate rises from 0"));
}

void TrainForm::buildScheduleDetails(QFormLayout* form)
{
    if (recipe::hasKey(m_config, "schedule.warmup_steps_min")) {
        addNumber(form, "schedule.warmup_steps_min", tr("Warm-up, steps at least"), tr("Where the epochs of the warm-up have fewer"));
        addNumber(form, "schedule.warmup_momentum", tr("Momentum at the start"), tr("SGD only; rises to the momentum while the rate warms up"));
        addNumber(form, "schedule.warmup_bias_lr", tr("Rate of biases at the start"), tr("Falls or rises to the rate while it warms up"));
    }
    addNumber(form, "schedule.final", tr("Ends at, share"), tr("Of the learning rate; cosine and linear"));
    addNumber(form, "schedule.step_factor", tr("Factor of a step"), tr("The rate is multiplied by it, twice"));
    addNumber(form, "schedule.step_first", tr("First step after, share"), tr("Of the epochs"));
    addNumber(form, "schedule.step_second", tr("Second step after, share"), tr("Of the epochs"));
}

void TrainForm::buildSplit(QFormLayout* form)
{
    addNumber(form, "split.val", tr("Share for validation"), tr("Used where the data set names no validation split"));
    addChoice(form, "split.by", tr("Split by"), {{QStringLiteral("image"), tr("Image")}, {QStringLiteral("sequence"), tr("Sequence")}},
              tr("Frames of one recording look alike: split by sequence, or validation flatters"));
}

void TrainForm::buildTeacher(QFormLayout* form)
{
    addFile(form, "distill.teacher", tr("Learn from"), tr("Choose a trained network to learn from"), tr("Networks (*.pt *.onnx *.torchscript);;All files (*)"),
            tr("A checkpoint of a larger network; of a segmentation also a model file. Empty to learn from the labels alone"));
    addNumber(form, "distill.weight", tr("Weight of the teacher"), tr("The labels have the rest"));
    addNumber(form, "distill.temperature", tr("Temperature"), tr("Above 1 shows more of what the teacher holds for nearly as likely"));
}

void TrainForm::buildMachine(QFormLayout* form)
{
    addChoice(form, "device", tr("Device"),
              {{QStringLiteral("auto"), tr("Fastest there is")}, {QStringLiteral("cpu"), tr("CPU")}, {QStringLiteral("cuda"), tr("CUDA")}},
              tr("Where the network runs"));
    addNumber(form, "threads", tr("Threads of the network"), tr("0 chooses by itself"));
    addNumber(form, "loaders", tr("Threads that load images"), tr("0 chooses by itself"));
    addNumber(form, "distributed.timeout", tr("Wait for other machines, s"), tr("Where groundglass-cli trains over several of them"));
}

}  // namespace gg::widgets
