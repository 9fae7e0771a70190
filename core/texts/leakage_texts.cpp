#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

constexpr Entry table[] = {
    {"image.duplicate.title", GG_TEXT("catalogue", "The same image twice")},
    {"image.duplicate.message", GG_TEXT("catalogue", "{file} and {other} are the same file.")},
    {"image.duplicate.message.same_pixels",
     GG_TEXT("catalogue", "{file} and {other} hold the same pixels, saved differently.")},
    {"image.duplicate.set", GG_TEXT("catalogue", "{count} of {total} images are there twice, for example {example}.")},
    {"image.duplicate.why",
     GG_TEXT("catalogue", "A picture that is there twice counts twice, and its two labels may contradict each other.")},
    {"image.duplicate.effect", GG_TEXT("catalogue", "Trainers do not notice: the picture has twice the weight of the others.")},
    {"image.duplicate.remedy", GG_TEXT("catalogue", "Keep the one with the better label and remove the other.")},
    {"image.near_duplicate.title", GG_TEXT("catalogue", "Nearly the same image twice")},
    {"image.near_duplicate.message",
     GG_TEXT("catalogue", "{file} is nearly the same picture as {other} (agreement {similarity}): re-encoded, resized, "
                          "brightened or cut.")},
    {"image.near_duplicate.message.mirrored", GG_TEXT("catalogue", "{file} is {other} mirrored (agreement {similarity}).")},
    {"image.near_duplicate.set",
     GG_TEXT("catalogue", "{count} of {total} images are nearly the same as another one, for example {example}.")},
    {"image.near_duplicate.why",
     GG_TEXT("catalogue", "Copies add no knowledge, and their labels may contradict each other. Augmented copies that were "
                          "saved into the set hide how small it is.")},
    {"image.near_duplicate.effect",
     GG_TEXT("catalogue", "Trainers do not notice: the scene has a multiple of the weight of the others.")},
    {"image.near_duplicate.remedy",
     GG_TEXT("catalogue", "Keep the best one. Let the trainer augment while it trains instead of saving augmented copies.")},
    {"leak.same_file.title", GG_TEXT("catalogue", "Training file in a held-out split")},
    {"leak.same_file.message", GG_TEXT("catalogue", "{file} ({second}) is the same file as {other} ({first}).")},
    {"leak.same_file.set",
     GG_TEXT("catalogue", "{count} of {total} held-out images are files of another split, for example {example}.")},
    {"leak.same_file.why",
     GG_TEXT("catalogue", "A score on held-out pictures that were trained on is partly a score of what was learnt by heart.")},
    {"leak.same_file.effect",
     GG_TEXT("catalogue", "Trainers do not notice: the held-out score is too high, and the best epoch is chosen by it.")},
    {"leak.same_file.remedy",
     GG_TEXT("catalogue", "Remove one of the two, or write a split in which both lie on the same side.")},
    {"leak.same_pixels.title", GG_TEXT("catalogue", "Training picture in a held-out split, saved differently")},
    {"leak.same_pixels.message",
     GG_TEXT("catalogue", "{file} ({second}) holds the same pixels as {other} ({first}), saved differently.")},
    {"leak.same_pixels.set",
     GG_TEXT("catalogue", "{count} of {total} held-out images hold the pixels of another split, for example {example}.")},
    {"leak.same_pixels.why",
     GG_TEXT("catalogue", "A score on held-out pictures that were trained on is partly a score of what was learnt by heart.")},
    {"leak.same_pixels.effect",
     GG_TEXT("catalogue", "Trainers do not notice: the held-out score is too high, and the best epoch is chosen by it.")},
    {"leak.same_pixels.remedy",
     GG_TEXT("catalogue", "Remove one of the two, or write a split in which both lie on the same side.")},
    {"leak.copy.title", GG_TEXT("catalogue", "Copy of a training picture in a held-out split")},
    {"leak.copy.message",
     GG_TEXT("catalogue", "{file} ({second}) is a copy of {other} ({first}), re-encoded, resized, brightened or cut (agreement "
                          "{similarity}).")},
    {"leak.copy.set",
     GG_TEXT("catalogue", "{count} of {total} held-out images are copies from another split, for example {example}.")},
    {"leak.copy.why",
     GG_TEXT("catalogue", "A score on held-out pictures that were trained on is partly a score of what was learnt by heart.")},
    {"leak.copy.effect",
     GG_TEXT("catalogue", "Trainers do not notice: the held-out score is too high, and the best epoch is chosen by it.")},
    {"leak.copy.remedy", GG_TEXT("catalogue", "Remove one of the two, or write a split in which both lie on the same side.")},
    {"leak.mirrored.title", GG_TEXT("catalogue", "Mirrored training picture in a held-out split")},
    {"leak.mirrored.message",
     GG_TEXT("catalogue", "{file} ({second}) is {other} ({first}) mirrored (agreement {similarity}).")},
    {"leak.mirrored.set",
     GG_TEXT("catalogue", "{count} of {total} held-out images are mirrored from another split, for example {example}.")},
    {"leak.mirrored.why",
     GG_TEXT("catalogue", "A score on held-out pictures that were trained on is partly a score of what was learnt by heart.")},
    {"leak.mirrored.effect",
     GG_TEXT("catalogue", "Trainers do not notice: the held-out score is too high, and the best epoch is chosen by it.")},
    {"leak.mirrored.remedy",
     GG_TEXT("catalogue", "Remove one of the two, or write a split in which both lie on the same side.")},
    {"leak.same_scene.title", GG_TEXT("catalogue", "Scene of a training picture in a held-out split")},
    {"leak.same_scene.message",
     GG_TEXT("catalogue", "{file} ({second}) shows the same scene as {other} ({first}) (agreement {similarity}).")},
    {"leak.same_scene.set",
     GG_TEXT("catalogue", "{count} of {total} held-out images show a scene of another split, for example {example}.")},
    {"leak.same_scene.why",
     GG_TEXT("catalogue", "Neighbouring frames share background, light and most of their objects: recognising them is memory, "
                          "not skill.")},
    {"leak.same_scene.effect",
     GG_TEXT("catalogue", "Trainers do not notice: the held-out score is too high for scenes that were never seen.")},
    {"leak.same_scene.remedy", GG_TEXT("catalogue", "Write a split in which frames of one scene lie on the same side.")},
    {"leak.share.title", GG_TEXT("catalogue", "How much of a split is known from another")},
    {"leak.share.message",
     GG_TEXT("catalogue", "{count} of {total} images of {second} ({share} %) are also in {first}, as a file, a copy or a scene,"
                          " for example {example}.")},
    {"leak.share.why", GG_TEXT("catalogue", "This share of the held-out score measures memory.")},
    {"leak.share.effect", GG_TEXT("catalogue", "The score of {second} says less about new pictures the larger this share is.")},
    {"leak.share.remedy",
     GG_TEXT("catalogue", "Compare the score with and without these images, and write a split without them.")},
    {"leak.recording.title", GG_TEXT("catalogue", "Recording in training and in a held-out split")},
    {"leak.recording.message",
     GG_TEXT("catalogue", "{count} of {total} images of {second} ({share} %) come from recordings that {first} has frames of, "
                          "as their names tell; {one} % lie within one step of a training frame, {two} % within two. Most of "
                          "them: {worst}.")},
    {"leak.recording.why",
     GG_TEXT("catalogue", "Neighbouring frames of a recording are nearly the same picture, although no two files are equal.")},
    {"leak.recording.effect",
     GG_TEXT("catalogue", "Trainers do not notice: the held-out score is that of pictures which are known, not of new ones.")},
    {"leak.recording.remedy", GG_TEXT("catalogue", "Split by recording: all frames of one on the same side.")},
    {"leak.regrouped_split.title", GG_TEXT("catalogue", "A split without leaks exists")},
    {"leak.regrouped_split.message",
     GG_TEXT("catalogue", "The images form {groups} groups that belong together; a split that keeps them together changes the "
                          "split of {count} of {total} images and keeps the shares.")},
    {"leak.regrouped_split.why", GG_TEXT("catalogue", "What is alike, or of one recording, has to lie on one side.")},
    {"leak.regrouped_split.effect",
     GG_TEXT("catalogue", "Scores of the new split are lower, and closer to what happens in use.")},
    {"leak.regrouped_split.remedy", GG_TEXT("catalogue", "Have the new lists written and train with them; no file is moved.")},
    {"leak.no_clean_split.title", GG_TEXT("catalogue", "No split without leaks exists")},
    {"leak.no_clean_split.message",
     GG_TEXT("catalogue", "{largest} of {total} images ({share} %) belong together, by recording or by likeness, so no split of"
                          " these shares keeps them on one side ({groups} groups in all).")},
    {"leak.no_clean_split.why", GG_TEXT("catalogue", "What is alike, or of one recording, has to lie on one side.")},
    {"leak.no_clean_split.effect",
     GG_TEXT("catalogue", "Every held-out score of this set is a score of pictures that are partly known.")},
    {"leak.no_clean_split.remedy",
     GG_TEXT("catalogue", "Get pictures of another recording for validation, or leave a gap in time between the splits and say "
                          "so with every score.")},
    {"split.drift_class.title", GG_TEXT("catalogue", "Classes occur otherwise in a split")},
    {"split.drift_class.message",
     GG_TEXT("catalogue", "Classes occur in {second} in other shares than in {first} (Cramér's V {effect}, chance {chance}); "
                          "most of all {class}: {after} % in place of {before} %.")},
    {"split.drift_class.why",
     GG_TEXT("catalogue", "A split that was drawn at random differs less. It was split by folder, by time or by hand.")},
    {"split.drift_class.effect",
     GG_TEXT("catalogue", "The held-out score weighs classes otherwise than training does; epochs are chosen for a mixture that"
                          " does not occur.")},
    {"split.drift_class.remedy",
     GG_TEXT("catalogue", "Draw the split anew, stratified by class, or say what the other mixture stands for.")},
    {"split.drift_size.title", GG_TEXT("catalogue", "Objects are of another size in a split")},
    {"split.drift_size.message",
     GG_TEXT("catalogue", "Objects are of another size in {second} than in {first}: the middle one is {factor} times as large "
                          "(largest distance of the distributions {effect}, chance {chance}).")},
    {"split.drift_size.why",
     GG_TEXT("catalogue", "A split that was drawn at random differs less. Another camera, zoom or annotator is likely.")},
    {"split.drift_size.effect",
     GG_TEXT("catalogue", "The held-out score is that of objects of a size which training has few of.")},
    {"split.drift_size.remedy",
     GG_TEXT("catalogue", "Draw the split anew, or add pictures with objects of that size to training.")},
    {"image.near_duplicate.similarity.threshold", GG_TEXT("catalogue", "agreement from which two pictures are copies")},
    {"leak.same_scene.deviations.threshold",
     GG_TEXT("catalogue", "deviations above the likeness of unrelated pictures of the set from which two are alike")},
    {"leak.same_scene.similarity.threshold", GG_TEXT("catalogue", "agreement from which two pictures show one scene")},
    {"split.drift_class.effect.threshold", GG_TEXT("catalogue", "Cramér's V from which classes occur otherwise in a split")},
    {"split.drift_size.distance.threshold",
     GG_TEXT("catalogue", "distance of the distributions from which sizes differ between splits")},
};

}  // namespace

std::span<const Entry> leakageAuditTexts()
{
    return table;
}

}  // namespace gg::texts
