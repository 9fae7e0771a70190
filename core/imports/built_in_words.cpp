#include "core/imports/vocabulary.h"

#include <array>
#include <string>
#include <utility>

namespace gg::imports {
namespace {

using Pair = std::pair<const char*, const char*>;

/// What is called differently, whatever part of the data it is of.
constexpr Pair synonyms[] = {
    {"cls_loss", "class_loss"},
    {"obj_loss", "object_loss"},
    {"seg_loss", "segmentation_loss"},
    {"bbox_loss", "box_loss"},
    {"loss_cls", "class_loss"},
    {"loss_bbox", "box_loss"},
    {"loss_box_reg", "box_loss"},
    {"loss_dfl", "dfl_loss"},
    {"loss_obj", "object_loss"},
    {"loss_mask", "segmentation_loss"},
    {"total_loss", "loss"},
    {"acc", "accuracy"},
    {"categorical_accuracy", "accuracy"},
    {"sparse_categorical_accuracy", "accuracy"},
    {"binary_accuracy", "accuracy"},
    {"aAcc", "accuracy"},
    {"pixel_accuracy", "accuracy"},
    {"pixel_acc", "accuracy"},
    {"pixelacc", "accuracy"},
    {"pixAcc", "accuracy"},
    {"pa", "accuracy"},
    {"overall_accuracy", "accuracy"},
    {"overall_acc", "accuracy"},
    {"accuracy/top1", "accuracy"},
    {"accuracy_top1", "accuracy"},
    {"accuracy_top-1", "accuracy"},
    {"mIoU", "iou"},
    {"mean_iou", "iou"},
    {"mean_io_u", "iou"},
    {"binary_io_u", "iou"},
    {"one_hot_mean_io_u", "iou"},
    {"iou_score", "iou"},
    {"iou_coef", "iou"},
    {"iou_coeff", "iou"},
    {"iou_metric", "iou"},
    {"iou_mean", "iou"},
    {"binary_iou", "iou"},
    {"fg_iou", "iou"},
    {"foreground_iou", "iou"},
    {"updated_mean_io_u", "iou"},
    {"jaccard", "iou"},
    {"jaccard_index", "iou"},
    {"jaccard_score", "iou"},
    {"jaccard_coef", "iou"},
    {"jacard_coef", "iou"},
    {"mDice", "dice"},
    {"mean_dice", "dice"},
    {"dice_mean", "dice"},
    {"avg_dice", "dice"},
    {"dice_avg", "dice"},
    {"dice_coef", "dice"},
    {"dice_coeff", "dice"},
    {"dice_coefficient", "dice"},
    {"dice_score", "dice"},
    {"dice_metric", "dice"},
    {"dice_similarity_coefficient", "dice"},
    {"dsc", "dice"},
    {"fg_dice", "dice"},
    {"foreground_dice", "dice"},
    {"mean_fg_dice", "dice"},
    {"prec", "precision"},
    {"rec", "recall"},
    {"sens", "sensitivity"},
    {"tpr", "sensitivity"},
    {"spec", "specificity"},
    {"tnr", "specificity"},
    {"f1_score", "f1"},
    {"f1-score", "f1"},
    {"f1score", "f1"},
    {"fscore", "f1"},
    {"f_score", "f1"},
    {"avg_loss", "loss"},
    {"epoch_loss", "loss"},
    {"mAP50", "map50"},
    {"mAP_50", "map50"},
    {"mAP@0.5", "map50"},
    {"mAP@.5", "map50"},
    {"mAP_0.5", "map50"},
    {"mAP75", "map75"},
    {"mAP_75", "map75"},
    {"mAP50-95", "map50_95"},
    {"mAP_50_95", "map50_95"},
    {"mAP@0.5:0.95", "map50_95"},
    {"mAP@.5:.95", "map50_95"},
    {"mAP_0.5:0.95", "map50_95"},
    {"bbox_mAP", "map50_95"},
    {"bbox_mAP_50", "map50"},
    {"bbox_mAP_75", "map75"},
    {"segm_mAP", "mask_map50_95"},
    {"segm_mAP_50", "mask_map50"},
    {"segm_mAP_75", "mask_map75"},
    {"coco/bbox_mAP", "map50_95"},
    {"coco/bbox_mAP_50", "map50"},
    {"coco/bbox_mAP_75", "map75"},
    {"coco/segm_mAP", "mask_map50_95"},
    {"coco/segm_mAP_50", "mask_map50"},
    {"coco/segm_mAP_75", "mask_map75"},
    {"pascal_voc/mAP", "map50"},
    {"pascal_voc/AP50", "map50"},
    {"learning_rate", "lr"},
};

/// Losses and rates by the names that we use, in whatever letters: "Train_Loss".
constexpr const char* losses[] = {"loss", "box_loss", "class_loss", "dfl_loss", "lr"};

/// Scores by the names that we use, too.
constexpr const char* scores[] = {"accuracy", "precision", "recall", "sensitivity", "specificity", "dice", "iou", "f1", "auc", "map50", "map75", "map50_95"};

class Words {
public:
    void add(std::string pattern, std::string name, std::string tool = {})
    {
        m_words.push_back({.pattern = std::move(pattern), .tool = std::move(tool), .name = std::move(name)});
    }

    /// results.csv and event files have the same names.
    void ultralytics()
    {
        for (const char* part : {"train/", "val/"}) {
            for (const auto& [raw, name] : {Pair{"cls_loss", "class_loss"}, Pair{"obj_loss", "object_loss"}, Pair{"seg_loss", "segmentation_loss"},
                                            Pair{"sem_loss", "semantic_loss"}, Pair{"kobj_loss", "keypoint_loss"}}) {
                add(std::string(part) + raw, std::string(part) + name);
            }
        }
        for (const auto& [mark, group] : {Pair{"(B)", ""}, Pair{"(M)", "mask_"}, Pair{"(P)", "pose_"}, Pair{"", ""}}) {
            for (const auto& [raw, name] :
                 {Pair{"precision", "precision"}, Pair{"recall", "recall"}, Pair{"mAP50", "map50"}, Pair{"mAP75", "map75"}, Pair{"mAP50-95", "map50_95"},
                  Pair{"mAP_0.5", "map50"}, Pair{"mAP_0.5:0.95", "map50_95"}}) {
                add("metrics/" + std::string(raw) + mark, "val/" + std::string(group) + name);
            }
        }
        add("metrics/accuracy_top1", "val/accuracy");
        add("metrics/accuracy_top5", "val/accuracy_top5");
        add("lr/pg*", "train/lr/pg*");
        add("x/lr*", "train/lr/pg*");
    }

    void detectionApiOfTensorFlow()
    {
        for (const auto& [raw, group] : {Pair{"DetectionBoxes_Precision/", ""}, Pair{"DetectionMasks_Precision/", "mask_"}}) {
            add(std::string(raw) + "mAP", "val/" + std::string(group) + "map50_95");
            add(std::string(raw) + "mAP@.50IOU", "val/" + std::string(group) + "map50");
            add(std::string(raw) + "mAP@.75IOU", "val/" + std::string(group) + "map75");
        }
        add("Loss/total_loss", "train/loss");
        add("Loss/localization_loss", "train/box_loss");
        add("Loss/classification_loss", "train/class_loss");
    }

    /// What has no prefix is of the training.
    void keras()
    {
        add("epoch_learning_rate", "train/lr", "Keras");
        for (const auto& [raw, name] : synonyms) {
            add(raw, "train/" + std::string(name), "Keras");
        }
        for (const char* score : scores) {
            add(score, "train/" + std::string(score), "Keras");
        }
        // Metrics of a second model in one program are counted (precision_4), and functions that people pass around are called precision_m.
        for (const auto& [raw, name] : {Pair{"precision", "precision"}, Pair{"recall", "recall"}, Pair{"auc", "auc"}, Pair{"f1", "f1"}, Pair{"mean_io_u", "iou"},
                                        Pair{"binary_io_u", "iou"}, Pair{"one_hot_mean_io_u", "iou"}}) {
            add(std::string(raw) + "_*", "train/" + std::string(name), "Keras");
            add("val_" + std::string(raw) + "_*", "val/" + std::string(name), "Keras");
        }
    }

    void nnunet()
    {
        add("ema_fg_dice", "val/dice_ema");
        add("pseudo_dice/*", "val/dice/*");
    }

    /// Everything that has a name of ours, with something before or after the raw name.
    void known(const std::string& front, const std::string& back, const std::string& part)
    {
        for (const auto& [synonym, word] : synonyms) {
            add(front + synonym + back, part + word);
        }
        for (const char* loss : losses) {
            add(front + loss + back, part + loss);
        }
        for (const char* score : scores) {
            add(front + score + back, part + score);
        }
    }

    /// A score of one class: val_iou_road, IoU.road of MMSegmentation. What else may stand behind a score's name is no class.
    void classes(const std::string& front, const std::string& part)
    {
        for (const char* score : {"iou", "dice", "sensitivity"}) {
            for (const char* other : {"loss", "std", "min", "max", "best", "step", "epoch", "ema", "macro", "micro", "weighted", "threshold"}) {
                add(front + score + "_" + other, part + score + "_" + other);
            }
            add(front + score + "_*", part + score + "/*");
        }
        for (const auto& [raw, score] : {Pair{"IoU.*", "iou/*"}, Pair{"Dice.*", "dice/*"}, Pair{"Acc.*", "sensitivity/*"}}) {
            add(front + raw, part + score);
        }
    }

    /// The part of the data in front, with a slash or an underscore, or behind it ("Loss/train"); Keras' event files say "epoch_" besides.
    void parts()
    {
        for (const auto& [raw, name] : {Pair{"val", "val"}, Pair{"valid", "val"}, Pair{"validation", "val"}, Pair{"eval", "val"}, Pair{"train", "train"},
                                        Pair{"training", "train"}, Pair{"test", "test"}}) {
            const std::string part = std::string(name) + "/";
            for (const char* mark : {"/epoch_", "/", "_"}) {
                const std::string front = std::string(raw) + mark;
                known(front, "", part);
                known(front, "_epoch", part);  // Lightning, of what is logged by step as well
                add(front + "loss_step", part + "loss/step");
                classes(front, part);
                if (front != part) {
                    add(front + "*", part + "*");
                }
            }
            for (const char* mark : {"/", "_"}) {
                known("", mark + std::string(raw), part);
            }
        }
    }

    /// Without a part: losses and rates are of the training, scores of the validation.
    void bare()
    {
        for (const auto& [raw, name] : {Pair{"loss", "train/loss"}, Pair{"lr", "train/lr"}, Pair{"learningrate", "train/lr"}, Pair{"lr-*", "train/lr/*"},
                                        Pair{"base_lr", "train/base_lr"}, Pair{"grad_norm", "train/grad_norm"}, Pair{"box_loss", "train/box_loss"},
                                        Pair{"dfl_loss", "train/dfl_loss"}}) {
            add(raw, name);
        }
        for (const auto& [raw, name] : synonyms) {
            const std::string word = name;
            add(raw, (word.ends_with("loss") || word == "lr" ? "train/" : "val/") + word);
        }
        for (const char* score : scores) {
            add(score, "val/" + std::string(score));
        }
        for (const auto& [raw, name] : {Pair{"IoU.*", "val/iou/*"}, Pair{"Dice.*", "val/dice/*"}, Pair{"Acc.*", "val/sensitivity/*"}}) {
            add(raw, name);
        }
    }

    std::vector<Word> take() { return std::move(m_words); }

private:
    std::vector<Word> m_words;
};

}  // namespace

const std::vector<Word>& Vocabulary::builtIn()
{
    static const std::vector<Word> words = [] {
        Words made;
        made.ultralytics();
        made.detectionApiOfTensorFlow();
        made.nnunet();
        made.keras();
        made.parts();
        made.bare();
        return made.take();
    }();
    return words;
}

}  // namespace gg::imports
