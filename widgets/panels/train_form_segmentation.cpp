#include "widgets/panels/train_form.h"

#include <QFormLayout>

namespace gg::widgets {

void TrainForm::buildSegmentation()
{
    buildSegmentationData(addGroup(tr("Data")));
    auto* model = addGroup(tr("Model"));
    addChoice(model, "model.name", tr("Network"), {{QStringLiteral("unet"), tr("U-Net")}}, tr("Five stages and a bottleneck"));
    addNumber(model, "model.width", tr("Width"), tr("Channels of the first stage; they double with each. Many published U-Nets have 32"));
    auto* loss = addGroup(tr("Loss and optimiser"));
    addChoice(loss, "loss", tr("Loss"),
              {{QStringLiteral("bce"), tr("BCE")}, {QStringLiteral("dice"), tr("Dice")}, {QStringLiteral("bce_dice"), tr("BCE + Dice")}},
              tr("BCE alone may give up the foreground where it is rare"));
    addChoice(loss, "optimizer.name", tr("Optimiser"),
              {{QStringLiteral("adam"), tr("Adam")}, {QStringLiteral("adamw"), tr("AdamW")}, {QStringLiteral("sgd"), tr("SGD")}},
              tr("SGD uses Nesterov momentum"));
    addNumber(loss, "optimizer.lr", tr("Learning rate"), tr("Of the first step after the warm-up"));
    addNumber(loss, "optimizer.weight_decay", tr("Weight decay"), tr("0 for none"));
    auto* schedule = addGroup(tr("Schedule"));
    addNumber(schedule, "epochs", tr("Epochs"), tr("Passes over the training images"));
    addNumber(schedule, "batch", tr("Batch"), tr("Images a step"));
    addScheduleChoice(schedule);
    addNumber(schedule, "schedule.warmup_epochs", tr("Warm-up, epochs"), tr("The rate rises from 0"));
    addNumber(schedule, "early_stopping.patience", tr("Early stopping after, epochs"), tr("Epochs without a better value; 0 never stops early"));
    addChoice(schedule, "early_stopping.metric", tr("Best by"),
              {{QStringLiteral("dice"), tr("Dice")}, {QStringLiteral("iou"), tr("IoU")}, {QStringLiteral("sensitivity"), tr("Sensitivity")},
               {QStringLiteral("loss"), tr("Validation loss")}},
              tr("Chooses the best checkpoint and ends the training early"));
    buildSegmentationDetails(addGroup(tr("Augmentation and snapshots"), Place::Advanced));
    auto* details = addGroup(tr("Optimiser and schedule in detail"), Place::Advanced);
    addNumber(details, "optimizer.momentum", tr("Momentum"), tr("SGD only"));
    buildScheduleDetails(details);
    buildTeacher(addGroup(tr("Teacher"), Place::Advanced));
    buildMachine(addGroup(tr("Machine"), Place::Advanced));
}

void TrainForm::buildSegmentationData(QFormLayout* form)
{
    addRunName(form);
    addNumber(form, "image_size", tr("Image size, px"), tr("Images and masks are scaled to a square of this side"));
    buildSplit(form);
    addChoice(form, "mask.foreground", tr("Foreground is"),
              {{QStringLiteral("bright"), tr("Bright")}, {QStringLiteral("dark"), tr("Dark (inverted masks)")}},
              tr("Which side of the mask is the object"));
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
