<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>gg::app::EvaluationSession</name>
    <message numerus="yes">
        <source>%n epoch(s) could not be read: %1</source>
        <translation>
            <numerusform>%n epoch could not be read: %1</numerusform>
            <numerusform>%n epochs could not be read: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that only one of them has were left out.</source>
        <translation>
            <numerusform>%n image that only one of them has was left out.</numerusform>
            <numerusform>%n images that only one of them has were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::app::MainWindow</name>
    <message numerus="yes">
        <source>%n run(s) of this workspace could not be opened and stay in it: %1</source>
        <translation>
            <numerusform>%n run of this workspace could not be opened and stays in it: %1</numerusform>
            <numerusform>%n runs of this workspace could not be opened and stay in it: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::app::PathOpening</name>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <translation>
            <numerusform>%1 And %n more.</numerusform>
            <numerusform>%1 And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::AuditPage</name>
    <message numerus="yes">
        <source>%Ln pair(s) of image and mask</source>
        <translation>
            <numerusform>%Ln pair of image and mask</numerusform>
            <numerusform>%Ln pairs of image and mask</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es)</source>
        <translation>
            <numerusform>%Ln box</numerusform>
            <numerusform>%Ln boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) would be dropped by Ultralytics</source>
        <translation>
            <numerusform>%Ln image would be dropped by Ultralytics</numerusform>
            <numerusform>%Ln images would be dropped by Ultralytics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Auditing: %Ln finding(s) so far.</source>
        <translation>
            <numerusform>Auditing: %Ln finding so far.</numerusform>
            <numerusform>Auditing: %Ln findings so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The audit was not finished: %Ln finding(s), and there may be more.</source>
        <translation>
            <numerusform>The audit was not finished: %Ln finding, and there may be more.</numerusform>
            <numerusform>The audit was not finished: %Ln findings, and there may be more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln finding(s)</source>
        <translation>
            <numerusform>Accept %Ln finding</numerusform>
            <numerusform>Accept %Ln findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::AugmentationDialog</name>
    <message numerus="yes">
        <source>%Ln label(s) kept</source>
        <translation>
            <numerusform>%Ln label kept</numerusform>
            <numerusform>%Ln labels kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln under 8 px</source>
        <translation>
            <numerusform>%Ln under 8 px</numerusform>
            <numerusform>%Ln under 8 px</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dropped although visible</source>
        <translation>
            <numerusform>%Ln dropped although visible</numerusform>
            <numerusform>%Ln dropped although visible</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ChartView</name>
    <message numerus="yes">
        <source>, %1 to %2 in %n point(s)</source>
        <translation>
            <numerusform>, %1 to %2 in %n point</numerusform>
            <numerusform>, %1 to %2 in %n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ChartWall</name>
    <message numerus="yes">
        <source>the worst of %n class(es)</source>
        <translation>
            <numerusform>the worst of %n class</numerusform>
            <numerusform>the worst of %n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) left out</source>
        <translation>
            <numerusform>%n run left out</numerusform>
            <numerusform>%n runs left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ClassScoreModel</name>
    <message numerus="yes">
        <source>AP50 is %1, although %n objects are labelled: the mean of %2 hides it. Look at the images behind this row.</source>
        <translation>
            <numerusform>AP50 is %1, although %n object is labelled: the mean of %2 hides it. Look at the images behind this row.</numerusform>
            <numerusform>AP50 is %1, although %n objects are labelled: the mean of %2 hides it. Look at the images behind this row.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::CompareView</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 of %n run</numerusform>
            <numerusform>%1 of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n run(s) out of the archive</source>
        <translation>
            <numerusform>Take %n run out of the archive</numerusform>
            <numerusform>Take %n runs out of the archive</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ConfusedPairs</name>
    <message numerus="yes">
        <source>and %n more pairs</source>
        <translation>
            <numerusform>and %n more pair</numerusform>
            <numerusform>and %n more pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ConvertDialog</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, listed in conversion.json</source>
        <translation>
            <numerusform>… and %n more, listed in conversion.json</numerusform>
            <numerusform>… and %n more, listed in conversion.json</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::CropWall</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::DatasetPage</name>
    <message numerus="yes">
        <source>; %Ln more not in this data set</source>
        <translation>
            <numerusform>; %Ln more not in this data set</numerusform>
            <numerusform>; %Ln more not in this data set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln image(s)</source>
        <translation>
            <numerusform>%1 of %Ln image</numerusform>
            <numerusform>%1 of %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln image(s)</source>
        <translation>
            <numerusform>the first %Ln image</numerusform>
            <numerusform>the first %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>searching %Ln image(s)…</source>
        <translation>
            <numerusform>searching %Ln image…</numerusform>
            <numerusform>searching %Ln images…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::DatasetSummary</name>
    <message numerus="yes">
        <source>%Ln object(s) of images whose size is not known are left out.</source>
        <translation>
            <numerusform>%Ln object of an image whose size is not known is left out.</numerusform>
            <numerusform>%Ln objects of images whose size is not known are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln image(s)</source>
        <translation>
            <numerusform>%1 of %Ln image</numerusform>
            <numerusform>%1 of %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln object(s)</source>
        <translation>
            <numerusform>%1 of %Ln object</numerusform>
            <numerusform>%1 of %Ln objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::DifferenceDialog</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compared with %1. %Ln finding(s) as before.</source>
        <translation>
            <numerusform>Compared with %1. %Ln finding as before.</numerusform>
            <numerusform>Compared with %1. %Ln findings as before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::DifferenceTable</name>
    <message numerus="yes">
        <source>%1 in %Ln image(s)</source>
        <comment>12 predictions in 7 images</comment>
        <translation>
            <numerusform>%1 in %Ln image</numerusform>
            <numerusform>%1 in %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prediction(s)</source>
        <translation>
            <numerusform>%Ln prediction</numerusform>
            <numerusform>%Ln predictions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::EvaluatePage</name>
    <message numerus="yes">
        <source>%n object(s) found once and lost again</source>
        <translation>
            <numerusform>%n object found once and lost again</numerusform>
            <numerusform>%n objects found once and lost again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) found since epoch %1</source>
        <translation>
            <numerusform>%n object found since epoch %1</numerusform>
            <numerusform>%n objects found since epoch %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) that no epoch found</source>
        <translation>
            <numerusform>%n object that no epoch found</numerusform>
            <numerusform>%n objects that no epoch found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::EvaluationSources</name>
    <message numerus="yes">
        <source>masks of %n image(s)</source>
        <translation>
            <numerusform>masks of %n image</numerusform>
            <numerusform>masks of %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::GroupBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::IssueStrip</name>
    <message numerus="yes">
        <source>%n remark(s) on the input</source>
        <translation>
            <numerusform>%n remark on the input</numerusform>
            <numerusform>%n remarks on the input</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::LedgerPage</name>
    <message numerus="yes">
        <source>%Ln file(s) found</source>
        <translation>
            <numerusform>%Ln file found</numerusform>
            <numerusform>%Ln files found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> + %Ln elsewhere</source>
        <translation>
            <numerusform> + %Ln elsewhere</numerusform>
            <numerusform> + %Ln elsewhere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> + %Ln listed but absent</source>
        <translation>
            <numerusform> + %Ln listed but absent</numerusform>
            <numerusform> + %Ln listed but absent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden folder(s) not looked into.</source>
        <translation>
            <numerusform>%Ln hidden folder not looked into.</numerusform>
            <numerusform>%Ln hidden folders not looked into.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) could not be read.</source>
        <translation>
            <numerusform>%Ln folder could not be read.</numerusform>
            <numerusform>%Ln folders could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s)</source>
        <translation>
            <numerusform>%1: %Ln file</numerusform>
            <numerusform>%1: %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::LegendPainting</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>keys of a legend</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::LoggedView</name>
    <message numerus="yes">
        <source>%n more run(s): hide others in the list, or choose them in the comparison</source>
        <translation>
            <numerusform>%n more run: hide others in the list, or choose them in the comparison</numerusform>
            <numerusform>%n more runs: hide others in the list, or choose them in the comparison</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ModelDialog</name>
    <message numerus="yes">
        <source>%1, %Ln image(s)</source>
        <translation>
            <numerusform>%1, %Ln image</numerusform>
            <numerusform>%1, %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln detection(s)</source>
        <translation>
            <numerusform>%Ln detection</numerusform>
            <numerusform>%Ln detections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) could not be read, such as %1: %2</source>
        <translation>
            <numerusform>%Ln image could not be read, %1: %2</numerusform>
            <numerusform>%Ln images could not be read, such as %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln detection(s) were left out because the data set does not have their class: %1</source>
        <translation>
            <numerusform>%Ln detection was left out because the data set does not have its class: %1</numerusform>
            <numerusform>%Ln detections were left out because the data set does not have their class: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ProgressRow</name>
    <message numerus="yes">
        <source> · %n second(s) left</source>
        <translation>
            <numerusform> · %n second left</numerusform>
            <numerusform> · %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n minute(s) left</source>
        <translation>
            <numerusform> · %n minute left</numerusform>
            <numerusform> · %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RecipeNotesDialog</name>
    <message numerus="yes">
        <source>%n setting(s) would change what is learnt and cannot be honoured.</source>
        <translation>
            <numerusform>%n setting would change what is learnt and cannot be honoured.</numerusform>
            <numerusform>%n settings would change what is learnt and cannot be honoured.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RepairDialog</name>
    <message numerus="yes">
        <source>%Ln repair(s) marked</source>
        <translation>
            <numerusform>%Ln repair marked</numerusform>
            <numerusform>%Ln repairs marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunChoiceDialog</name>
    <message numerus="yes">
        <source>%1 holds %n run(s).</source>
        <translation>
            <numerusform>%1 holds %n run.</numerusform>
            <numerusform>%1 holds %n runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunDifferenceView</name>
    <message numerus="yes">
        <source>A: %1, B: %2, %n shared image(s); B wins %3 and loses %4.</source>
        <translation>
            <numerusform>A: %1, B: %2, %n shared image; B wins %3 and loses %4.</numerusform>
            <numerusform>A: %1, B: %2, %n shared images; B wins %3 and loses %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that only one of them has were left out.</source>
        <translation>
            <numerusform>%n image that only one of them has was left out.</numerusform>
            <numerusform>%n images that only one of them has were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunListModel</name>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) with its files; the first: %1</source>
        <translation>
            <numerusform>%n problem with its files; the first: %1</numerusform>
            <numerusform>%n problems with its files; the first: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more note(s)</source>
        <translation>
            <numerusform>and %n more note</numerusform>
            <numerusform>and %n more notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunListPanel</name>
    <message numerus="yes">
        <source>Close %n run(s)</source>
        <translation>
            <numerusform>Close %n run</numerusform>
            <numerusform>Close %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %n archived run(s)</source>
        <translation>
            <numerusform>Hide %n archived run</numerusform>
            <numerusform>Hide %n archived runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n archived run(s)</source>
        <translation>
            <numerusform>Show %n archived run</numerusform>
            <numerusform>Show %n archived runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunRemarksMenu</name>
    <message numerus="yes">
        <source>Tags of %n run(s), with commas between them</source>
        <translation>
            <numerusform>Tags of %n run, with commas between them</numerusform>
            <numerusform>Tags of %n runs, with commas between them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunVerdicts</name>
    <message numerus="yes">
        <source>and %n more; a run&apos;s tooltip in the list tells them</source>
        <translation>
            <numerusform>and %n more; a run&apos;s tooltip in the list tells them</numerusform>
            <numerusform>and %n more; a run&apos;s tooltip in the list tells them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more; hide runs to see them</source>
        <translation>
            <numerusform>and %n more; hide runs to see them</numerusform>
            <numerusform>and %n more; hide runs to see them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n muted</source>
        <translation>
            <numerusform>%n muted</numerusform>
            <numerusform>%n muted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) lack what they need</source>
        <translation>
            <numerusform>%n rule lacks what it needs</numerusform>
            <numerusform>%n rules lack what they need</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::SavedViews</name>
    <message numerus="yes">
        <source>%Ln saved view(s) without a name of their own were left out.</source>
        <translation>
            <numerusform>%Ln saved view without a name of its own was left out.</numerusform>
            <numerusform>%Ln saved views without a name of their own were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ScatterView</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::SegmentationView</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) lost</source>
        <translation>
            <numerusform>%Ln image lost</numerusform>
            <numerusform>%Ln images lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) never found</source>
        <translation>
            <numerusform>%Ln image never found</numerusform>
            <numerusform>%Ln images never found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln image(s) whose probabilities were kept</source>
        <translation>
            <numerusform>Of the %Ln image whose probabilities were kept</numerusform>
            <numerusform>Of the %Ln images whose probabilities were kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without it</source>
        <translation>
            <numerusform>%Ln without it</numerusform>
            <numerusform>%Ln without it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln image(s)</source>
        <translation>
            <numerusform>%1 in %Ln image</numerusform>
            <numerusform>%1 in %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln image(s)</source>
        <translation>
            <numerusform>%1: %Ln image</numerusform>
            <numerusform>%1: %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::Selection</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::SourceListModel</name>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::SourcePanel</name>
    <message numerus="yes">
        <source>%n object(s) only this one finds</source>
        <translation>
            <numerusform>%n object only this one finds</numerusform>
            <numerusform>%n objects only this one finds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) only the other finds</source>
        <translation>
            <numerusform>%n object only the other finds</numerusform>
            <numerusform>%n objects only the other finds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::SplitDialog</name>
    <message numerus="yes">
        <source>%n group(s) stay whole.</source>
        <translation>
            <numerusform>%n group stays whole.</numerusform>
            <numerusform>%n groups stay whole.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::SpotCheckSummary</name>
    <message numerus="yes">
        <source>%Ln pair(s) checked, %1 bad: %2.</source>
        <translation>
            <numerusform>%Ln pair checked, %1 bad: %2.</numerusform>
            <numerusform>%Ln pairs checked, %1 bad: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::StyleView</name>
    <message numerus="yes">
        <source>%1: %2 px, %Ln box(es)</source>
        <translation>
            <numerusform>%1: %2 px, %Ln box</numerusform>
            <numerusform>%1: %2 px, %Ln boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::SweepDialog</name>
    <message numerus="yes">
        <source>%n run(s), %1 epochs each</source>
        <translation>
            <numerusform>%n run, %1 epochs each</numerusform>
            <numerusform>%n runs, %1 epochs each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::SweepPanel</name>
    <message numerus="yes">
        <source>%1: %2 of %n run(s) finished</source>
        <translation>
            <numerusform>%1: %2 of %n run finished</numerusform>
            <numerusform>%1: %2 of %n runs finished</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ThresholdBar</name>
    <message numerus="yes">
        <source>%n classes have no best F1, because none of their detections is right: they keep the confidence they had.</source>
        <translation>
            <numerusform>%n class has no best F1, because none of its detections is right: it keeps the confidence it had.</numerusform>
            <numerusform>%n classes have no best F1, because none of their detections is right: they keep the confidence they had.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes never reach this precision: their confidence is 1.</source>
        <translation>
            <numerusform>%n class never reaches this precision: its confidence is 1.</numerusform>
            <numerusform>%n classes never reach this precision: their confidence is 1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainCostPanel</name>
    <message numerus="yes">
        <source>%n error(s) in the data: mend or accept them before training.</source>
        <translation>
            <numerusform>%n error in the data: mend or accept it before training.</numerusform>
            <numerusform>%n errors in the data: mend or accept them before training.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s), no errors.</source>
        <translation>
            <numerusform>%n warning, no errors.</numerusform>
            <numerusform>%n warnings, no errors.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainForm</name>
    <message numerus="yes">
        <source>Here: %1 with a rate of %2, for %3 images and %n class(es).</source>
        <translation>
            <numerusform>Here: %1 with a rate of %2, for %3 images and %n class.</numerusform>
            <numerusform>Here: %1 with a rate of %2, for %3 images and %n classes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainPage</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) cannot be used: see the marked fields.</source>
        <translation>
            <numerusform>%n setting cannot be used: see the marked field.</numerusform>
            <numerusform>%n settings cannot be used: see the marked fields.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The audit found %n error(s) in the data.</source>
        <translation>
            <numerusform>The audit found %n error in the data.</numerusform>
            <numerusform>The audit found %n errors in the data.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainingBatchesView</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::VerdictLine</name>
    <message numerus="yes">
        <source>in %n runs</source>
        <translation>
            <numerusform>in %n run</numerusform>
            <numerusform>in %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::VocabularyDialog</name>
    <message numerus="yes">
        <source>%n name(s) of your own</source>
        <translation>
            <numerusform>%n name of your own</numerusform>
            <numerusform>%n names of your own</numerusform>
        </translation>
    </message>
</context>
</TS>
