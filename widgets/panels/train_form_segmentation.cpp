#include "widgets/panels/train_form.h"

#include <QFormLayout>

namespace gg::widgets {

void TrainForm::buildSegmentation()
{
    buildSegmentationData(addGroup(tr("Data")));
    auto* model = addGroup(tr("Model"));
    addChoice(model, "model.name", tr("Network"),
              {{QStringLiteral("unet"), tr("U-Net")},
               {QStringLiteral("dff_unet"), tr("After DFF-UNet: under a million weights")},
               {QStringLiteral("litefusionnet"), tr("After LiteFusionNet: half a million weights")}},
              tr("U-Net has five stages and a bottleneck. The other two keep the published size of networks whose inside is not public"));
    addNumber(model, "model.width", tr("Width"), tr("Channels of the first stage; they double with each. Many published U-Nets have 32"));
    addNumber(model, "model.dropout", tr("Dropout"), tr("Share of the maps that a step leaves out in the deep stages; 0 for none"));
    auto* loss = addGroup(tr("Loss and optimiser"));
    buildSegmentationLoss(loss);
    addChoice(loss, "optimizer.name", tr("Optimiser"),
              {{QStringLiteral("adam"), tr("Adam")}, {QStringLiteral("adamw"), tr("AdamW")}, {QStringLiteral("sgd"), tr("SGD")}},
              tr("SGD uses Nesterov momentum"));
    addNumber(loss, "optimizer.lr", tr("Learning rate"), tr("Of the first step after the warm-up"));
    addNumber(loss, "optimizer.weight_decay", tr("Weight decay"), tr("0 for none"));
    auto* schedule = addGroup(tr("Schedule"));
    buildSchedule(schedule);
    addNumber(schedule, "early_stopping.patience", tr("Early stopping after, epochs"), tr("Epochs without a better value; 0 never stops early"));
    addChoice(schedule, "early_stopping.metric", tr("Best by"),
              {{QStringLiteral("dice"), tr("Dice")}, {QStringLiteral("iou"), tr("IoU")}, {QStringLiteral("sensitivity"), tr("Sensitivity")},
               {QStringLiteral("loss"), tr("Validation loss")}},
              tr("Chooses the best checkpoint and ends the training early"));
    buildLossDetails(addGroup(tr("Loss in detail"), Place::Advanced));
    buildStart(addGroup(tr("Start and regularisation"), Place::Advanced));
    buildSegmentationDetails(addGroup(tr("Augmentation and snapshots"), Place::Advanced));
    auto* details = addGroup(tr("Optimiser and schedule in detail"), Place::Advanced);
    addNumber(details, "optimizer.momentum", tr("Momentum"), tr("SGD only"));
    buildScheduleDetails(details);
    buildTeacher(addGroup(tr("Teacher"), Place::Advanced));
    buildMachine(addGroup(tr("Machine"), Place::Advanced));
}

void TrainForm::buildSegmentationLoss(QFormLayout* form)
{
    addChoice(form, "loss", tr("Loss"),
              {{QStringLiteral("bce"), tr("Cross-entropy: every pixel counts alike")},
               {QStringLiteral("dice"), tr("Dice: overlap of the areas")},
               {QStringLiteral("bce_dice"), tr("Cross-entropy + Dice")},
               {QStringLiteral("tversky"), tr("Tversky: misses weigh more than false alarms")},
               {QStringLiteral("focal"), tr("Focal: what is right already counts less")},
               {QStringLiteral("lovasz"), tr("Lovász: IoU itself, made smooth")},
               {QStringLiteral("combo"), tr("Combo: a weighted sum")}},
              tr("Binary for a foreground, over the softmax for classes. Cross-entropy alone may give up the foreground where it is rare"));
}

void TrainForm::buildLossDetails(QFormLayout* form)
{
    addNumber(form, "tversky.alpha", tr("Tversky α"), tr("Weight of false alarms"));
    addNumber(form, "tversky.beta", tr("Tversky β"), tr("Weight of misses"));
    addNumber(form, "focal.gamma", tr("Focal γ"), tr("The higher, the less counts what is right already; 0 for cross-entropy"));
    addNumber(form, "focal.alpha", tr("Focal α"), tr("Weight of the foreground, 1 − α of the background; 0 for none"));
    addNumber(form, "combo.bce", tr("Combo: cross-entropy"), tr("Weight in the sum"));
    addNumber(form, "combo.dice", tr("Combo: Dice"), tr("Weight in the sum"));
    addNumber(form, "combo.tversky", tr("Combo: Tversky"), tr("Weight in the sum"));
    addNumber(form, "combo.focal", tr("Combo: focal"), tr("Weight in the sum"));
    addNumber(form, "combo.lovasz", tr("Combo: Lovász"), tr("Weight in the sum"));
    addNumber(form, "combo.balance", tr("Combo: balance"), tr("Share of the foreground in the cross-entropy's weights; 0.5 weighs alike"));
    addChoice(form, "loss_fault", tr("Loss fault (experiment)"),
              {{QStringLiteral("off"), tr("Off")}, {QStringLiteral("sigmoid_twice"), tr("Sigmoid twice")},
               {QStringLiteral("logits_as_probabilities"), tr("Logits as probabilities")}},
              tr("A loss that does not fit what the network says, as programs have it by mistake"));
}

void TrainForm::buildStart(QFormLayout* form)
{
    addFile(form, "start.from", tr("Start from"), tr("Choose a checkpoint to start from"), tr("Checkpoints (*.pt);;All files (*)"),
            tr("A checkpoint of another run of this network; empty for random weights"));
    addNumber(form, "start.freeze", tr("Freeze stages"), tr("So many first stages do not learn; of the U-Net's twelve, 5 are its encoder and 11 all but the head"));
    addNumber(form, "start.rate_share", tr("Rate of what was taken, share"), tr("What comes from the checkpoint learns at this share of the rate, the head at the whole one"));
    addNumber(form, "optimizer.l1", tr("L1"), tr("Pulls weights to zero; 0 for none"));
    addCheck(form, "validation.flips", tr("Validate with mirrored copies"), tr("Predictions are means over the picture and three mirrored copies; shows uncertainty"));
    addNumber(form, "validation.dropout_samples", tr("Dropout samples"), tr("Predictions are means over so many with dropout; shows uncertainty. 0 for off"));
}

void TrainForm::buildSegmentationData(QFormLayout* form)
{
    addRunName(form);
    addNumber(form, "image_size", tr("Image size, px"), tr("Images and masks are scaled to a square of this side"));
    buildSplit(form);
    addChoice(form, "mask.foreground", tr("Foreground is"),
              {{QStringLiteral("bright"), tr("Bright")}, {QStringLiteral("dark"), tr("Dark (inverted masks)")}},
              tr("Which side of the mask is the object"));
    addChoice(form, "mask.meaning", tr("Masks hold"),
              {{QStringLiteral("auto"), tr("Automatic")}, {QStringLiteral("foreground"), tr("Foreground and background")},
               {QStringLiteral("classes"), tr("Classes")}},
              tr("Automatic takes masks of numbers, of a palette or of colours for classes; 255 does not count"));
    addNumber(form, "seed", tr("Seed"), tr("The same seed gives the same numbers"));
}

void TrainForm::buildSegmentationDetails(QFormLayout* form)
{
    addCheck(form, "augment.flip_horizontal", tr("Flip left and right"), tr("Half of the images, at random"));
    addCheck(form, "augment.flip_vertical", tr("Flip up and down"), tr("Half of the images, at random"));
    addNumber(form, "augment.rotate", tr("Rotate, at most degrees"), tr("To either side"));
    addNumber(form, "augment.scale", tr("Scale, ± share"), tr("0.1 for 90 % to 110 %"));
    addNumber(form, "augment.brightness", tr("Brightness, ± share"), tr("0 for none"));
    addNumber(form, "augment.contrast", tr("Contrast, ± share"), tr("0 for none"));
    addNumber(form, "snapshots.images", tr("Snapshot images"), tr("Validation images that are followed through the epochs"));
    addNumber(form, "snapshots.every", tr("Snapshot every, epochs"), tr("How often predictions are kept"));
    addNumber(form, "probe.every", tr("Probe every, steps"), tr("Between epochs; 0 for never. Shows a collapse within seconds"));
    addNumber(form, "probe.images", tr("Probe images"), tr("Size of the fixed probe batch"));
}

}  // namespace gg::widgets
