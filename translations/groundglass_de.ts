<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Groundglass</source>
        <translation>Über Groundglass</translation>
    </message>
    <message>
        <source>Look at data, labels, predictions and training before trusting a number.</source>
        <translation>Daten, Labels, Vorhersagen und Training ansehen, bevor man einer Zahl traut.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.</translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>The {kind} is cut off after {bytes} bytes: its end is missing.</source>
        <translation>Die {kind}-Datei bricht nach {bytes} Bytes ab: Ihr Ende fehlt.</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>Folder cannot be read</source>
        <translation>Ordner nicht lesbar</translation>
    </message>
    <message>
        <source>The folder {file} could not be read ({value}).</source>
        <translation>Der Ordner {file} war nicht lesbar ({value}).</translation>
    </message>
    <message>
        <source>Everything below it is missing from this data set, and from every count on this page.</source>
        <translation>Alles darunter fehlt in diesem Datensatz und in jeder Zahl auf dieser Seite.</translation>
    </message>
    <message>
        <source>A trainer sees no image in it and trains on the rest without saying so.</source>
        <translation>Ein Trainer sieht darin kein Bild und trainiert stillschweigend auf dem Rest.</translation>
    </message>
    <message>
        <source>Correct the folder&apos;s permissions and open the data set again.</source>
        <translation>Die Zugriffsrechte des Ordners berichtigen und den Datensatz neu öffnen.</translation>
    </message>
    <message>
        <source>JPEG with bytes behind its end</source>
        <translation>JPEG mit Bytes hinter dem Ende</translation>
    </message>
    <message>
        <source>{file} is complete but does not end with the JPEG end marker FF D9.</source>
        <translation>{file} ist vollständig, endet aber nicht mit der JPEG-Endmarke FF D9.</translation>
    </message>
    <message>
        <source>{count} of {total} JPEG files do not end with the end marker FF D9, for example {example}.</source>
        <translation>{count} von {total} JPEG-Dateien enden nicht mit der Endmarke FF D9, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Cameras and web servers append bytes; the picture is not affected.</source>
        <translation>Kameras und Webserver hängen Bytes an; das Bild ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Ultralytics takes the file for corrupt and writes it anew in place: the picture is compressed a second time and the original bytes are gone.</source>
        <translation>Ultralytics hält die Datei für beschädigt und schreibt sie an Ort und Stelle neu: Das Bild wird ein zweites Mal komprimiert, die ursprünglichen Bytes sind weg.</translation>
    </message>
    <message>
        <source>Keep a copy of the originals, or cut the bytes behind the end marker off before training.</source>
        <translation>Eine Kopie der Originale behalten oder die Bytes hinter der Endmarke vor dem Training abschneiden.</translation>
    </message>
    <message>
        <source>Image smaller than 10 pixels</source>
        <translation>Bild kleiner als 10 Pixel</translation>
    </message>
    <message>
        <source>{file} is {image_size} pixels.</source>
        <translation>{file} hat {image_size} Pixel.</translation>
    </message>
    <message>
        <source>{count} of {total} images have a side below 10 pixels, for example {example}.</source>
        <translation>{count} von {total} Bildern haben eine Seite unter 10 Pixeln, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A picture of this size holds nothing that can be learnt; it is usually an icon or a failed download.</source>
        <translation>In einem Bild dieser Größe gibt es nichts zu lernen; meist ist es ein Symbol oder ein misslungener Download.</translation>
    </message>
    <message>
        <source>Ultralytics leaves out images with a side below 10 pixels.</source>
        <translation>Ultralytics lässt Bilder mit einer Seite unter 10 Pixeln aus.</translation>
    </message>
    <message>
        <source>Remove the image and its label, or get the picture in its full size.</source>
        <translation>Bild und Label entfernen oder das Bild in voller Größe beschaffen.</translation>
    </message>
    <message>
        <source>Image cannot be read</source>
        <translation>Bild nicht lesbar</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{count} of {total} images cannot be read, for example {example}.</source>
        <translation>{count} von {total} Bildern sind nicht lesbar, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Decoders differ in what they do with it: some return half a picture with the rest in grey, and nobody notices.</source>
        <translation>Decoder gehen verschieden damit um: Manche liefern ein halbes Bild mit grauem Rest, und niemand merkt es.</translation>
    </message>
    <message>
        <source>Ultralytics leaves the image out as corrupt; it writes a cut-off JPEG anew in place, with the missing part in grey. A loader based on OpenCV stops, or trains on the half picture.</source>
        <translation>Ultralytics lässt das Bild als beschädigt aus; ein abgeschnittenes JPEG schreibt es an Ort und Stelle neu, den fehlenden Teil in Grau. Ein Lader auf OpenCV-Basis bricht ab oder trainiert auf dem halben Bild.</translation>
    </message>
    <message>
        <source>Copy the image again from its source, or remove it together with its label.</source>
        <translation>Das Bild neu aus seiner Quelle kopieren oder samt Label entfernen.</translation>
    </message>
    <message>
        <source>Class number with a fraction</source>
        <translation>Klassennummer mit Bruchteil</translation>
    </message>
    <message>
        <source>Line {line}: the class is written as {value}; expected a whole number.</source>
        <translation>Zeile {line}: Die Klasse ist als {value} geschrieben; erwartet wird eine ganze Zahl.</translation>
    </message>
    <message>
        <source>Class numbers with a fraction in {count} of {total} images, for example {example}.</source>
        <translation>Klassennummern mit Bruchteil in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>It usually means that the columns are shifted, so that a coordinate stands in the place of the class.</source>
        <translation>Meist sind die Spalten verschoben, sodass eine Koordinate an der Stelle der Klasse steht.</translation>
    </message>
    <message>
        <source>Ultralytics lets it pass and cuts the fraction off: {value} is trained as the class below it.</source>
        <translation>Ultralytics lässt es durchgehen und schneidet den Bruchteil ab: {value} wird als die Klasse darunter trainiert.</translation>
    </message>
    <message>
        <source>Look at the row. Write the whole class number, or put the columns back in order.</source>
        <translation>Die Zeile ansehen. Die ganze Klassennummer schreiben oder die Spalten wieder ordnen.</translation>
    </message>
    <message>
        <source>Class that has no name</source>
        <translation>Klasse ohne Namen</translation>
    </message>
    <message>
        <source>Line {line}: class {class_id} is not among the names, which end at {last}.</source>
        <translation>Zeile {line}: Klasse {class_id} ist nicht unter den Namen, die bei {last} enden.</translation>
    </message>
    <message>
        <source>Classes without a name in {count} of {total} images, for example {example}.</source>
        <translation>Klassen ohne Namen in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Either the names are incomplete, or the labels were made with another list of classes; then all the other numbers are wrong as well.</source>
        <translation>Entweder sind die Namen unvollständig, oder die Labels entstanden mit einer anderen Klassenliste; dann sind auch alle übrigen Nummern falsch.</translation>
    </message>
    <message>
        <source>Ultralytics calls the image corrupt and leaves it out when the number is not below the number of classes. Other trainers stop with an error of the index, often on the graphics card without a line number.</source>
        <translation>Ultralytics nennt das Bild beschädigt und lässt es aus, wenn die Nummer nicht unter der Klassenzahl liegt. Andere Trainer brechen mit einem Indexfehler ab, auf der Grafikkarte oft ohne Zeilennummer.</translation>
    </message>
    <message>
        <source>Compare the list of names with the one that the labels were made with, and complete it or renumber the labels.</source>
        <translation>Die Namensliste mit derjenigen vergleichen, mit der die Labels entstanden, und sie ergänzen oder die Labels umnummerieren.</translation>
    </message>
    <message>
        <source>Wrong number of columns</source>
        <translation>Falsche Spaltenzahl</translation>
    </message>
    <message>
        <source>Line {line} has {value} columns; expected {expected}.</source>
        <translation>Zeile {line} hat {value} Spalten; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Rows with a wrong number of columns in {count} of {total} images, for example {example}.</source>
        <translation>Zeilen mit falscher Spaltenzahl in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A row with another number of columns was made for another purpose, or cut off while it was written.</source>
        <translation>Eine Zeile mit anderer Spaltenzahl entstand zu einem anderen Zweck oder wurde beim Schreiben abgeschnitten.</translation>
    </message>
    <message>
        <source>Ultralytics calls the image corrupt and leaves it out as a whole, with its good rows; it says so in one line of its log.</source>
        <translation>Ultralytics nennt das Bild beschädigt und lässt es ganz aus, samt den guten Zeilen; im Protokoll steht dazu eine Zeile.</translation>
    </message>
    <message>
        <source>Correct or delete the row. A sixth column is usually the confidence of a saved prediction: write the labels without it.</source>
        <translation>Die Zeile berichtigen oder löschen. Eine sechste Spalte ist meist die Konfidenz einer gespeicherten Vorhersage: Labels ohne sie schreiben.</translation>
    </message>
    <message>
        <source>Object labelled twice</source>
        <translation>Objekt doppelt gelabelt</translation>
    </message>
    <message>
        <source>Line {line}: {class} is labelled again, where line {other} has it already (overlap {iou}).</source>
        <translation>Zeile {line}: {class} ist noch einmal gelabelt, wo es schon Zeile {other} hat (Überlappung {iou}).</translation>
    </message>
    <message>
        <source>Objects labelled twice in {count} of {total} images, for example {example}.</source>
        <translation>Doppelt gelabelte Objekte in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>One object counts as two: a model that finds it once is told that it missed one.</source>
        <translation>Ein Objekt zählt als zwei: Einem Modell, das es einmal findet, wird gesagt, es habe eines übersehen.</translation>
    </message>
    <message>
        <source>Ultralytics removes rows that are exactly equal and keeps the nearly equal ones; in the evaluation one of each pair counts as missed.</source>
        <translation>Ultralytics entfernt genau gleiche Zeilen und behält die fast gleichen; in der Auswertung zählt eine von beiden als übersehen.</translation>
    </message>
    <message>
        <source>Delete one of the two rows.</source>
        <translation>Eine der beiden Zeilen löschen.</translation>
    </message>
    <message>
        <source>Converters and torchvision&apos;s loader keep both boxes; in the evaluation one of each pair counts as missed.</source>
        <translation>Konverter und der Lader von torchvision behalten beide Boxen; in der Auswertung zählt eine von beiden als übersehen.</translation>
    </message>
    <message>
        <source>Empty label: declared to hold nothing</source>
        <translation>Leeres Label: ausdrücklich ohne Inhalt</translation>
    </message>
    <message>
        <source>The label of {image} is empty: somebody said that there is nothing to find in it.</source>
        <translation>Das Label von {image} ist leer: Jemand hat gesagt, dass darin nichts zu finden ist.</translation>
    </message>
    <message>
        <source>{count} of {total} labels are empty: somebody said that there is nothing to find, for example in {image}.</source>
        <translation>{count} von {total} Labels sind leer: Jemand hat gesagt, dass nichts zu finden ist, zum Beispiel in {image}.</translation>
    </message>
    <message>
        <source>This is not the same as a missing label, where nobody has said anything.</source>
        <translation>Das ist etwas anderes als ein fehlendes Label, zu dem niemand etwas gesagt hat.</translation>
    </message>
    <message>
        <source>Trained as a pure background image. That lowers false alarms, if it is true. Ultralytics adds empty and missing labels up as “backgrounds”.</source>
        <translation>Wird als reines Hintergrundbild trainiert. Das senkt Fehlalarme, wenn es stimmt. Ultralytics zählt leere und fehlende Labels zusammen als „backgrounds“.</translation>
    </message>
    <message>
        <source>Look at a few of them: an empty label on an image with objects teaches the model not to see them.</source>
        <translation>Einige davon ansehen: Ein leeres Label auf einem Bild mit Objekten lehrt das Modell, sie nicht zu sehen.</translation>
    </message>
    <message>
        <source>Label with nearly the same name</source>
        <translation>Label mit fast demselben Namen</translation>
    </message>
    <message>
        <source>{file} has no label at {expected}, but {other} has no image and nearly the same name.</source>
        <translation>{file} hat kein Label unter {expected}, aber {other} hat kein Bild und fast denselben Namen.</translation>
    </message>
    <message>
        <source>{count} of {total} images have no label although a label with nearly the same name has no image, for example {example}.</source>
        <translation>{count} von {total} Bildern haben kein Label, obwohl ein Label mit fast demselben Namen kein Bild hat, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The two most likely belong together and were parted by renaming.</source>
        <translation>Die beiden gehören wahrscheinlich zusammen und wurden durch Umbenennen getrennt.</translation>
    </message>
    <message>
        <source>The image is trained as background although its objects are labelled; the label is never read.</source>
        <translation>Das Bild wird als Hintergrund trainiert, obwohl seine Objekte gelabelt sind; das Label wird nie gelesen.</translation>
    </message>
    <message>
        <source>Rename one of the two so that their names are equal up to the ending, in upper and lower case as well.</source>
        <translation>Eines der beiden umbenennen, sodass die Namen bis auf die Endung gleich sind, auch in Groß- und Kleinschreibung.</translation>
    </message>
    <message>
        <source>Image without a label</source>
        <translation>Bild ohne Label</translation>
    </message>
    <message>
        <source>{file} has no label; looked for {expected}.</source>
        <translation>{file} hat kein Label; gesucht wurde {expected}.</translation>
    </message>
    <message>
        <source>{count} of {total} images have no label, for example {example}.</source>
        <translation>{count} von {total} Bildern haben kein Label, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Nobody has said what is in the image. If it holds objects, training on it teaches the model to overlook them.</source>
        <translation>Niemand hat gesagt, was im Bild ist. Enthält es Objekte, lehrt das Training das Modell, sie zu übersehen.</translation>
    </message>
    <message>
        <source>Ultralytics trains the image as pure background and counts it among the “backgrounds”, without a warning.</source>
        <translation>Ultralytics trainiert das Bild als reinen Hintergrund und zählt es ohne Warnung zu den „backgrounds“.</translation>
    </message>
    <message>
        <source>Label the image, remove it, or add an empty label file if there is nothing in it.</source>
        <translation>Das Bild labeln, entfernen oder, wenn nichts darin ist, eine leere Labeldatei hinzufügen.</translation>
    </message>
    <message>
        <source>A loader that looks the mask up by its name stops with an error. One that sorts both folders and pairs them by place gives every later image the mask of another.</source>
        <translation>Ein Lader, der die Maske nach ihrem Namen sucht, bricht mit einem Fehler ab. Einer, der beide Ordner sortiert und nach Platz paart, gibt jedem späteren Bild die Maske eines anderen.</translation>
    </message>
    <message>
        <source>torchvision&apos;s loader stops with “file not found” if the image is in a list of ImageSets; converters leave it out or turn it into a background image.</source>
        <translation>Der Lader von torchvision bricht mit „file not found“ ab, wenn das Bild in einer Liste von ImageSets steht; Konverter lassen es aus oder machen ein Hintergrundbild daraus.</translation>
    </message>
    <message>
        <source>{file} has no mask; looked for {expected}.</source>
        <translation>{file} hat keine Maske; gesucht wurde {expected}.</translation>
    </message>
    <message>
        <source>Make the mask, or remove the image. If there is nothing in the image, add a mask that is black all over.</source>
        <translation>Die Maske anfertigen oder das Bild entfernen. Ist nichts im Bild, eine ganz schwarze Maske hinzufügen.</translation>
    </message>
    <message>
        <source>Label the image, remove it from the lists, or add an annotation without objects if there is nothing in it.</source>
        <translation>Das Bild labeln, aus den Listen nehmen oder, wenn nichts darin ist, eine Annotation ohne Objekte hinzufügen.</translation>
    </message>
    <message>
        <source>Image without a mask</source>
        <translation>Bild ohne Maske</translation>
    </message>
    <message>
        <source>Without a mask there is no truth for this image.</source>
        <translation>Ohne Maske gibt es zu diesem Bild keine Ground Truth.</translation>
    </message>
    <message>
        <source>More faults in the same file</source>
        <translation>Weitere Mängel in derselben Datei</translation>
    </message>
    <message>
        <source>{file} has {value} more faults than are listed.</source>
        <translation>{file} hat {value} weitere Mängel, die nicht aufgeführt sind.</translation>
    </message>
    <message>
        <source>Files with more faults than are listed in {count} of {total} images, for example {example}.</source>
        <translation>Dateien mit mehr Mängeln als aufgeführt bei {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A file with so many faults is most likely no label file at all.</source>
        <translation>Eine Datei mit so vielen Mängeln ist wahrscheinlich gar keine Labeldatei.</translation>
    </message>
    <message>
        <source>Look at the file. Write the labels anew, or remove it.</source>
        <translation>Die Datei ansehen. Die Labels neu schreiben oder sie entfernen.</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>Keine Zahl</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: “{value}” is not a number; expected {expected}.</source>
        <translation>Zeile {line}, Spalte {column}: „{value}“ ist keine Zahl; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Values that are no numbers in {count} of {total} images, for example {example}.</source>
        <translation>Werte, die keine Zahlen sind, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The row cannot be read. A comma in place of the decimal point and a class name in place of its number are the usual causes.</source>
        <translation>Die Zeile ist nicht lesbar. Übliche Ursachen sind ein Komma statt des Dezimalpunkts und ein Klassenname statt der Nummer.</translation>
    </message>
    <message>
        <source>Write numbers with a decimal point, and class numbers from 0.</source>
        <translation>Zahlen mit Dezimalpunkt und Klassennummern ab 0 schreiben.</translation>
    </message>
    <message>
        <source>torchvision&apos;s loader and the usual converters stop with an error at this file.</source>
        <translation>Der Lader von torchvision und die üblichen Konverter brechen bei dieser Datei mit einem Fehler ab.</translation>
    </message>
    <message>
        <source>Line {line}: “{value}” is not a number; expected {expected}.</source>
        <translation>Zeile {line}: „{value}“ ist keine Zahl; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Correct the corner in the annotation, or delete the object.</source>
        <translation>Die Ecke in der Annotation berichtigen oder das Objekt löschen.</translation>
    </message>
    <message>
        <source>Label without an image</source>
        <translation>Label ohne Bild</translation>
    </message>
    <message>
        <source>{file} labels no image: there is none with its name.</source>
        <translation>{file} gehört zu keinem Bild: Es gibt keines mit diesem Namen.</translation>
    </message>
    <message>
        <source>Either the image was removed or renamed, or it lies elsewhere; the work of labelling it is lost to the training.</source>
        <translation>Entweder wurde das Bild entfernt oder umbenannt, oder es liegt anderswo; die Arbeit am Label ist für das Training verloren.</translation>
    </message>
    <message>
        <source>Ultralytics starts from the images and never looks at this file; nothing is said.</source>
        <translation>Ultralytics geht von den Bildern aus und sieht diese Datei nie an; gemeldet wird nichts.</translation>
    </message>
    <message>
        <source>Find the image, or remove the label.</source>
        <translation>Das Bild suchen oder das Label entfernen.</translation>
    </message>
    <message>
        <source>A loader that starts from the images never reads it. One that sorts both folders and pairs them by place gives later images the wrong masks.</source>
        <translation>Ein Lader, der von den Bildern ausgeht, liest sie nie. Einer, der beide Ordner sortiert und nach Platz paart, gibt späteren Bildern die falschen Masken.</translation>
    </message>
    <message>
        <source>The mask {file} belongs to no image: there is none with its name.</source>
        <translation>Die Maske {file} gehört zu keinem Bild: Es gibt keines mit diesem Namen.</translation>
    </message>
    <message>
        <source>Find the image, or remove the mask.</source>
        <translation>Das Bild suchen oder die Maske entfernen.</translation>
    </message>
    <message>
        <source>Mask without an image</source>
        <translation>Maske ohne Bild</translation>
    </message>
    <message>
        <source>Coordinate out of range</source>
        <translation>Koordinate außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {value} is outside of 0 to 1.</source>
        <translation>Zeile {line}, Spalte {column}: {value} liegt außerhalb von 0 bis 1.</translation>
    </message>
    <message>
        <source>Coordinates outside of 0 to 1 in {count} of {total} images, for example {example}.</source>
        <translation>Koordinaten außerhalb von 0 bis 1 in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Coordinates are shares of the image&apos;s width and height. Larger numbers are most likely pixels.</source>
        <translation>Koordinaten sind Anteile an Breite und Höhe des Bildes. Größere Zahlen sind wahrscheinlich Pixel.</translation>
    </message>
    <message>
        <source>Divide pixel values by the width and the height of the image.</source>
        <translation>Pixelwerte durch Breite und Höhe des Bildes teilen.</translation>
    </message>
    <message>
        <source>Box hangs over the border</source>
        <translation>Box ragt über den Rand</translation>
    </message>
    <message>
        <source>Line {line}: the box of {class} hangs {overhang} % of the image over its {side} border.</source>
        <translation>Zeile {line}: Die Box von {class} ragt um {overhang} % des Bildes über den Rand ({side}).</translation>
    </message>
    <message>
        <source>Boxes that hang over the border in {count} of {total} images, for example {example}.</source>
        <translation>Boxen, die über den Rand ragen, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The part outside does not exist. Often the box was drawn on another size of the image, or augmented without clipping.</source>
        <translation>Den Teil außerhalb gibt es nicht. Oft wurde die Box auf einer anderen Bildgröße gezeichnet oder ohne Beschneiden augmentiert.</translation>
    </message>
    <message>
        <source>Ultralytics lets boxes hang over by up to a fifth and clips them at the border: centre and size change without notice.</source>
        <translation>Ultralytics lässt Boxen bis zu einem Fünftel überstehen und beschneidet sie am Rand: Mitte und Größe ändern sich unbemerkt.</translation>
    </message>
    <message>
        <source>Clip the box to the image, and check that label and image have the same size.</source>
        <translation>Die Box auf das Bild beschneiden und nachsehen, ob Label und Bild dieselbe Größe haben.</translation>
    </message>
    <message>
        <source>torchvision&apos;s loader keeps the box as it is, so that the model is asked to predict what it cannot see; converters write values above 1.</source>
        <translation>Der Lader von torchvision behält die Box, wie sie ist, sodass das Modell vorhersagen soll, was es nicht sehen kann; Konverter schreiben Werte über 1.</translation>
    </message>
    <message>
        <source>Box among polygons</source>
        <translation>Box unter Polygonen</translation>
    </message>
    <message>
        <source>Line {line}: the file mixes boxes and polygons; {value} of its rows are boxes.</source>
        <translation>Zeile {line}: Die Datei mischt Boxen und Polygone; {value} ihrer Zeilen sind Boxen.</translation>
    </message>
    <message>
        <source>{count} of {total} label files mix boxes and polygons, for example {example}.</source>
        <translation>{count} von {total} Labeldateien mischen Boxen und Polygone, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>One row with more than 6 columns decides how all rows of its file are read.</source>
        <translation>Eine Zeile mit mehr als 6 Spalten bestimmt, wie alle Zeilen ihrer Datei gelesen werden.</translation>
    </message>
    <message>
        <source>Ultralytics reads every row as a polygon: the box 0.5 0.5 0.2 0.1 becomes the points (0.5, 0.5) and (0.2, 0.1), which is another box. Nothing is said.</source>
        <translation>Ultralytics liest jede Zeile als Polygon: Aus der Box 0.5 0.5 0.2 0.1 werden die Punkte (0.5, 0.5) und (0.2, 0.1), also eine andere Box. Gemeldet wird nichts.</translation>
    </message>
    <message>
        <source>Write the boxes as polygons with four corners, or the polygons as boxes.</source>
        <translation>Die Boxen als Polygone mit vier Ecken schreiben oder die Polygone als Boxen.</translation>
    </message>
    <message>
        <source>Two images share one label</source>
        <translation>Zwei Bilder teilen sich ein Label</translation>
    </message>
    <message>
        <source>{image} and {other} both take their label from {file}.</source>
        <translation>{image} und {other} nehmen beide ihr Label aus {file}.</translation>
    </message>
    <message>
        <source>{count} of {total} images share their label with another image, for example {example}.</source>
        <translation>{count} von {total} Bildern teilen ihr Label mit einem anderen Bild, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The two pictures have the same name up to the ending, but the label was made for one of them.</source>
        <translation>Die beiden Bilder heißen bis auf die Endung gleich, doch das Label wurde für eines von ihnen gemacht.</translation>
    </message>
    <message>
        <source>Ultralytics trains both with the same boxes; if the pictures differ, one of them is labelled wrongly. Nothing is said.</source>
        <translation>Ultralytics trainiert beide mit denselben Boxen; unterscheiden sich die Bilder, ist eines falsch gelabelt. Gemeldet wird nichts.</translation>
    </message>
    <message>
        <source>Rename or remove one of the two images.</source>
        <translation>Eines der beiden Bilder umbenennen oder entfernen.</translation>
    </message>
    <message>
        <source>Label cannot be read</source>
        <translation>Label nicht lesbar</translation>
    </message>
    <message>
        <source>{file} could not be read ({value}).</source>
        <translation>{file} war nicht lesbar ({value}).</translation>
    </message>
    <message>
        <source>{count} of {total} labels could not be read, for example {example}.</source>
        <translation>{count} von {total} Labels waren nicht lesbar, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>What it says about the image is not known.</source>
        <translation>Was darin über das Bild steht, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Correct the file&apos;s permissions, or copy it again from its source.</source>
        <translation>Die Zugriffsrechte der Datei berichtigen oder sie neu aus ihrer Quelle kopieren.</translation>
    </message>
    <message>
        <source>Box without area</source>
        <translation>Box ohne Fläche</translation>
    </message>
    <message>
        <source>Line {line}: the box of {class} is {width} wide and {height} high.</source>
        <translation>Zeile {line}: Die Box von {class} ist {width} breit und {height} hoch.</translation>
    </message>
    <message>
        <source>Boxes without area in {count} of {total} images, for example {example}.</source>
        <translation>Boxen ohne Fläche in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A box without area is a click without a drag, or a corner that was typed wrongly.</source>
        <translation>Eine Box ohne Fläche ist ein Klick ohne Ziehen oder eine falsch eingetippte Ecke.</translation>
    </message>
    <message>
        <source>Ultralytics lets it pass and learns nothing from it. torchvision&apos;s detectors stop with “all bounding boxes should have positive height and width”.</source>
        <translation>Ultralytics lässt sie durchgehen und lernt nichts daraus. Die Detektoren von torchvision brechen mit „all bounding boxes should have positive height and width“ ab.</translation>
    </message>
    <message>
        <source>Draw the box anew, or delete it.</source>
        <translation>Die Box neu zeichnen oder löschen.</translation>
    </message>
    <message>
        <source>Mask without foreground</source>
        <translation>Maske ohne Vordergrund</translation>
    </message>
    <message>
        <source>{file} is {value} all over.</source>
        <translation>{file} hat überall den Wert {value}.</translation>
    </message>
    <message>
        <source>{count} of {total} masks hold no foreground, for example {example}.</source>
        <translation>{count} von {total} Masken enthalten keinen Vordergrund, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Either there is nothing in the image, or the mask was never drawn.</source>
        <translation>Entweder ist nichts im Bild, oder die Maske wurde nie gezeichnet.</translation>
    </message>
    <message>
        <source>Trained as pure background. The Dice of such an image is 0 or undefined, whatever the model does, and pulls the mean down.</source>
        <translation>Wird als reiner Hintergrund trainiert. Der Dice eines solchen Bildes ist 0 oder undefiniert, was auch immer das Modell tut, und zieht den Mittelwert herunter.</translation>
    </message>
    <message>
        <source>Look at the image. Draw the mask if something is there; decide how empty masks count in your scores.</source>
        <translation>Das Bild ansehen. Die Maske zeichnen, wenn etwas da ist; festlegen, wie leere Masken in den Kennzahlen zählen.</translation>
    </message>
    <message>
        <source>Mask without background</source>
        <translation>Maske ohne Hintergrund</translation>
    </message>
    <message>
        <source>{count} of {total} masks hold no background, for example {example}.</source>
        <translation>{count} von {total} Masken enthalten keinen Hintergrund, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Hardly any picture is foreground from edge to edge; the mask is most likely a failed export.</source>
        <translation>Kaum ein Bild ist von Rand zu Rand Vordergrund; die Maske ist wahrscheinlich ein misslungener Export.</translation>
    </message>
    <message>
        <source>The model is taught that every pixel of this image is foreground.</source>
        <translation>Dem Modell wird beigebracht, dass jedes Pixel dieses Bildes Vordergrund ist.</translation>
    </message>
    <message>
        <source>Look at the image, and export or draw the mask again.</source>
        <translation>Das Bild ansehen und die Maske neu exportieren oder zeichnen.</translation>
    </message>
    <message>
        <source>Mask with class numbers</source>
        <translation>Maske mit Klassennummern</translation>
    </message>
    <message>
        <source>{file} holds {distinct} different values up to {high}: most likely class numbers, not shades of grey.</source>
        <translation>{file} enthält {distinct} verschiedene Werte bis {high}: wahrscheinlich Klassennummern, keine Grautöne.</translation>
    </message>
    <message>
        <source>{count} of {total} masks hold small whole numbers, most likely class numbers, for example {example}.</source>
        <translation>{count} von {total} Masken enthalten kleine ganze Zahlen, wahrscheinlich Klassennummern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Choose one class and write it as 255, all others as 0.</source>
        <translation>Eine Klasse wählen und als 255 schreiben, alle anderen als 0.</translation>
    </message>
    <message>
        <source>Share of foreground</source>
        <translation>Vordergrundanteil</translation>
    </message>
    <message>
        <source>Foreground covers {mean} % of a mask on average (median {median} %); {below5} of {total} masks have less than 5 %, {below10} less than 10 %.</source>
        <translation>Der Vordergrund bedeckt im Mittel {mean} % einer Maske (Median {median} %); {below5} von {total} Masken haben weniger als 5 %, {below10} weniger als 10 %.</translation>
    </message>
    <message>
        <source>The less foreground there is, the less it costs a model to ignore it.</source>
        <translation>Je weniger Vordergrund es gibt, desto weniger kostet es ein Modell, ihn zu ignorieren.</translation>
    </message>
    <message>
        <source>A model that predicts background everywhere is right for {background} % of the pixels. Binary cross-entropy alone may settle for that.</source>
        <translation>Ein Modell, das überall Hintergrund vorhersagt, liegt bei {background} % der Pixel richtig. Die binäre Kreuzentropie allein gibt sich womöglich damit zufrieden.</translation>
    </message>
    <message>
        <source>With little foreground use a loss that counts overlap, such as BCE + Dice, and judge by sensitivity and Dice in place of pixel accuracy.</source>
        <translation>Bei wenig Vordergrund einen Verlust verwenden, der Überlappung zählt, etwa BCE + Dice, und nach Sensitivität und Dice statt nach Pixelgenauigkeit urteilen.</translation>
    </message>
    <message>
        <source>Mask with in-between values</source>
        <translation>Maske mit Zwischenwerten</translation>
    </message>
    <message>
        <source>{file} holds {distinct} different values; {share} % of its pixels are neither 0 nor 255, and {doubtful} % lie between 64 and 191.</source>
        <translation>{file} enthält {distinct} verschiedene Werte; {share} % der Pixel sind weder 0 noch 255, und {doubtful} % liegen zwischen 64 und 191.</translation>
    </message>
    <message>
        <source>{count} of {total} masks hold values between 0 and 255, for example {example}. JPEG, scaling with interpolation and soft brushes do that.</source>
        <translation>{count} von {total} Masken enthalten Werte zwischen 0 und 255, zum Beispiel {example}. JPEG, Skalieren mit Interpolation und weiche Pinsel bewirken das.</translation>
    </message>
    <message>
        <source>JPEG blurs the edges of a mask; scaling with interpolation and soft brushes do so too. Where the edge lies depends on the threshold.</source>
        <translation>JPEG verwischt die Ränder einer Maske; Skalieren mit Interpolation und weiche Pinsel ebenso. Wo der Rand liegt, hängt vom Schwellwert ab.</translation>
    </message>
    <message>
        <source>A loader that divides by 255 trains on soft edges; one that compares with 255 loses the edge pixels; one that takes everything above 0 widens the object.</source>
        <translation>Ein Lader, der durch 255 teilt, trainiert auf weichen Rändern; einer, der mit 255 vergleicht, verliert die Randpixel; einer, der alles über 0 nimmt, verbreitert das Objekt.</translation>
    </message>
    <message>
        <source>Threshold the masks at one half and save them as PNG.</source>
        <translation>Die Masken bei einhalb schwellen und als PNG speichern.</translation>
    </message>
    <message>
        <source>Masks may be inverted</source>
        <translation>Masken womöglich invertiert</translation>
    </message>
    <message>
        <source>The masks may be inverted: bright pixels cover {median} % of the middle one (mean {mean} %) and more than half in {count} of {total}.</source>
        <translation>Die Masken sind womöglich invertiert: Helle Pixel bedecken {median} % der mittleren Maske (Mittelwert {mean} %) und mehr als die Hälfte bei {count} von {total}.</translation>
    </message>
    <message>
        <source>Objects are nearly always smaller than their surroundings. Here the bright value seems to stand for the background, or for what lies between the objects.</source>
        <translation>Objekte sind fast immer kleiner als ihre Umgebung. Hier scheint der helle Wert für den Hintergrund zu stehen oder für das, was zwischen den Objekten liegt.</translation>
    </message>
    <message>
        <source>The model learns the background. Scores look good, because the larger part is easy, and say nothing about the objects.</source>
        <translation>Das Modell lernt den Hintergrund. Die Kennzahlen sehen gut aus, weil der größere Teil leicht ist, und sagen nichts über die Objekte.</translation>
    </message>
    <message>
        <source>Mask with nearly the same name</source>
        <translation>Maske mit fast demselben Namen</translation>
    </message>
    <message>
        <source>{file} has no mask at {expected}, but {other} has no image and nearly the same name.</source>
        <translation>{file} hat keine Maske unter {expected}, aber {other} hat kein Bild und fast denselben Namen.</translation>
    </message>
    <message>
        <source>{count} of {total} images have no mask although a mask with nearly the same name has no image, for example {example}.</source>
        <translation>{count} von {total} Bildern haben keine Maske, obwohl eine Maske mit fast demselben Namen kein Bild hat, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A loader that looks the mask up by its name stops; one that sorts both folders pairs other images with it.</source>
        <translation>Ein Lader, der die Maske nach ihrem Namen sucht, bricht ab; einer, der beide Ordner sortiert, paart sie mit anderen Bildern.</translation>
    </message>
    <message>
        <source>Rename one of the two so that their names fit, in upper and lower case as well.</source>
        <translation>Eines der beiden umbenennen, sodass die Namen passen, auch in Groß- und Kleinschreibung.</translation>
    </message>
    <message>
        <source>Order of masks differs from order of images</source>
        <translation>Reihenfolge der Masken weicht von der der Bilder ab</translation>
    </message>
    <message>
        <source>Sorted by name, {count} of {total} images stand beside the mask of another, beginning with {example}, which would get {other}.</source>
        <translation>Nach Namen sortiert stehen {count} von {total} Bildern neben der Maske eines anderen, beginnend mit {example}, das {other} bekäme.</translation>
    </message>
    <message>
        <source>Many training scripts sort both folders and pair them by place, not by name.</source>
        <translation>Viele Trainingsskripte sortieren beide Ordner und paaren nach Platz, nicht nach Namen.</translation>
    </message>
    <message>
        <source>Such a script trains with wrong masks from there on, without an error, and the loss falls all the same.</source>
        <translation>Ein solches Skript trainiert von da an ohne Fehlermeldung mit falschen Masken, und der Verlust fällt trotzdem.</translation>
    </message>
    <message>
        <source>Remove images and masks without a partner, or pair by name.</source>
        <translation>Bilder und Masken ohne Gegenstück entfernen oder nach Namen paaren.</translation>
    </message>
    <message>
        <source>Mask and image differ in size</source>
        <translation>Maske und Bild verschieden groß</translation>
    </message>
    <message>
        <source>{file} is {mask_size} pixels, its image {image_size}.</source>
        <translation>{file} hat {mask_size} Pixel, das Bild {image_size}.</translation>
    </message>
    <message>
        <source>{count} of {total} masks differ in size from their images, for example {example}.</source>
        <translation>{count} von {total} Masken sind anders groß als ihre Bilder, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Either the mask belongs to another image, or one of the two was scaled, cropped or rotated.</source>
        <translation>Entweder gehört die Maske zu einem anderen Bild, oder eines von beiden wurde skaliert, beschnitten oder gedreht.</translation>
    </message>
    <message>
        <source>A loader that resizes both to the training size stretches the mask without an error; one that crops stops or cuts different places.</source>
        <translation>Ein Lader, der beide auf die Trainingsgröße bringt, streckt die Maske ohne Fehlermeldung; einer, der ausschneidet, bricht ab oder schneidet verschiedene Stellen aus.</translation>
    </message>
    <message>
        <source>Check that the two belong together, and bring them to the same size with nearest-neighbour scaling.</source>
        <translation>Nachsehen, ob die beiden zusammengehören, und sie mit Nächster-Nachbar-Skalierung auf dieselbe Größe bringen.</translation>
    </message>
    <message>
        <source>Mask cannot be read</source>
        <translation>Maske nicht lesbar</translation>
    </message>
    <message>
        <source>{count} of {total} masks cannot be read, for example {example}.</source>
        <translation>{count} von {total} Masken sind nicht lesbar, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Without its mask the image cannot be used.</source>
        <translation>Ohne seine Maske ist das Bild nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>A loader stops at this file, in the middle of the first epoch.</source>
        <translation>Ein Lader bricht bei dieser Datei ab, mitten in der ersten Epoche.</translation>
    </message>
    <message>
        <source>Export the mask again, or remove it together with its image.</source>
        <translation>Die Maske neu exportieren oder samt Bild entfernen.</translation>
    </message>
    <message>
        <source>Mask with unusual values</source>
        <translation>Maske mit ungewöhnlichen Werten</translation>
    </message>
    <message>
        <source>{file} holds only the values {low} and {high}; usual are 0 and 255, or 0 and 1.</source>
        <translation>{file} enthält nur die Werte {low} und {high}; üblich sind 0 und 255 oder 0 und 1.</translation>
    </message>
    <message>
        <source>{count} of {total} masks hold two values other than 0 and 255, for example {example}.</source>
        <translation>{count} von {total} Masken enthalten zwei andere Werte als 0 und 255, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Palettes and editors leave such values. What is foreground then depends on how a loader sets its threshold.</source>
        <translation>Paletten und Bildbearbeitung hinterlassen solche Werte. Was Vordergrund ist, hängt dann vom Schwellwert des Laders ab.</translation>
    </message>
    <message>
        <source>Save the masks with 0 for background and 255 for foreground.</source>
        <translation>Die Masken mit 0 für Hintergrund und 255 für Vordergrund speichern.</translation>
    </message>
    <message>
        <source>Listed image is not there</source>
        <translation>Aufgeführtes Bild fehlt</translation>
    </message>
    <message>
        <source>Line {line}: {value} is listed, but there is no such image.</source>
        <translation>Zeile {line}: {value} ist aufgeführt, aber es gibt kein solches Bild.</translation>
    </message>
    <message>
        <source>The list was made on another machine, or the image was moved.</source>
        <translation>Die Liste entstand auf einem anderen Rechner, oder das Bild wurde verschoben.</translation>
    </message>
    <message>
        <source>Ultralytics counts it as corrupt and leaves it out; torchvision&apos;s loader stops.</source>
        <translation>Ultralytics zählt es als beschädigt und lässt es aus; der Lader von torchvision bricht ab.</translation>
    </message>
    <message>
        <source>Correct the path or delete the line.</source>
        <translation>Den Pfad berichtigen oder die Zeile löschen.</translation>
    </message>
    <message>
        <source>Splits share images</source>
        <translation>Aufteilungen haben gemeinsame Bilder</translation>
    </message>
    <message>
        <source>{count} of {total} images of {second} are also in {first}, for example {example}.</source>
        <translation>{count} von {total} Bildern aus {second} sind auch in {first}, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>What is measured on images that were trained on is memory, not skill.</source>
        <translation>Was auf Trainingsbildern gemessen wird, ist Gedächtnis, nicht Können.</translation>
    </message>
    <message>
        <source>No trainer says anything; the scores of {second} are too good.</source>
        <translation>Kein Trainer meldet etwas; die Kennzahlen von {second} sind zu gut.</translation>
    </message>
    <message>
        <source>Take the images out of one of the two.</source>
        <translation>Die Bilder aus einer der beiden herausnehmen.</translation>
    </message>
    <message>
        <source>Train and val are the same images</source>
        <translation>Train und val sind dieselben Bilder</translation>
    </message>
    <message>
        <source>{count} of {total} images of val are also in train, for example {example}.</source>
        <translation>{count} von {total} Bildern aus val sind auch in train, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>What is measured on images that were trained on is memory, not skill: overfitting cannot be seen, and the best checkpoint is the most overfitted.</source>
        <translation>Was auf Trainingsbildern gemessen wird, ist Gedächtnis, nicht Können: Überanpassung bleibt unsichtbar, und der beste Checkpoint ist der am stärksten überangepasste.</translation>
    </message>
    <message>
        <source>Ultralytics trains without a warning and reports scores that are too good.</source>
        <translation>Ultralytics trainiert ohne Warnung und meldet zu gute Kennzahlen.</translation>
    </message>
    <message>
        <source>Give val images of its own, from recordings that train does not hold.</source>
        <translation>Val eigene Bilder geben, aus Aufnahmen, die train nicht enthält.</translation>
    </message>
    <message>
        <source>Line {line}: val is {value}, the same as train.</source>
        <translation>Zeile {line}: val ist {value}, dasselbe wie train.</translation>
    </message>
    <message>
        <source>Corners count from 1</source>
        <translation>Ecken zählen ab 1</translation>
    </message>
    <message>
        <source>No box begins at 0, and {value} end at the last column or row: the corners count pixels from 1, as the Pascal VOC standard says.</source>
        <translation>Keine Box beginnt bei 0, und {value} enden in der letzten Spalte oder Zeile: Die Ecken zählen Pixel ab 1, wie es der Pascal-VOC-Standard verlangt.</translation>
    </message>
    <message>
        <source>Tools that count from 0 see every box shifted by one pixel.</source>
        <translation>Werkzeuge, die ab 0 zählen, sehen jede Box um ein Pixel verschoben.</translation>
    </message>
    <message>
        <source>Most converters do not subtract the 1; the boxes of a small object are off by a noticeable share.</source>
        <translation>Die meisten Konverter ziehen die 1 nicht ab; die Box eines kleinen Objekts liegt um einen merklichen Anteil daneben.</translation>
    </message>
    <message>
        <source>Tell the converter, and use one convention for truth and predictions.</source>
        <translation>Dem Konverter das mitteilen und eine einzige Zählweise für Ground Truth und Vorhersagen verwenden.</translation>
    </message>
    <message>
        <source>Corners count from 0</source>
        <translation>Ecken zählen ab 0</translation>
    </message>
    <message>
        <source>{value} boxes begin at 0: the corners count pixels from 0, not from 1 as the Pascal VOC standard says.</source>
        <translation>{value} Boxen beginnen bei 0: Die Ecken zählen Pixel ab 0, nicht ab 1, wie es der Pascal-VOC-Standard verlangt.</translation>
    </message>
    <message>
        <source>Tools that keep to the standard subtract 1 and get −1.</source>
        <translation>Werkzeuge, die sich an den Standard halten, ziehen 1 ab und erhalten −1.</translation>
    </message>
    <message>
        <source>Converters that subtract 1 write boxes that hang over the border by a pixel.</source>
        <translation>Konverter, die 1 abziehen, schreiben Boxen, die um ein Pixel über den Rand ragen.</translation>
    </message>
    <message>
        <source>File name in the annotation differs</source>
        <translation>Dateiname in der Annotation weicht ab</translation>
    </message>
    <message>
        <source>Line {line}: &lt;filename&gt; says {value}, but the annotation is {expected}.</source>
        <translation>Zeile {line}: &lt;filename&gt; nennt {value}, die Annotation ist aber {expected}.</translation>
    </message>
    <message>
        <source>In {count} of {total} annotations &lt;filename&gt; differs from the name of the file, for example {example}.</source>
        <translation>In {count} von {total} Annotationen weicht &lt;filename&gt; vom Dateinamen ab, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The annotation may have been copied from another image and still hold its boxes.</source>
        <translation>Die Annotation wurde womöglich von einem anderen Bild kopiert und enthält noch dessen Boxen.</translation>
    </message>
    <message>
        <source>Loaders that go by the file name of the annotation are not affected; converters that go by &lt;filename&gt; write the boxes to another image.</source>
        <translation>Lader, die nach dem Dateinamen der Annotation gehen, sind nicht betroffen; Konverter, die nach &lt;filename&gt; gehen, schreiben die Boxen zu einem anderen Bild.</translation>
    </message>
    <message>
        <source>Look at the pair. If the boxes fit, correct &lt;filename&gt;.</source>
        <translation>Das Paar ansehen. Passen die Boxen, &lt;filename&gt; berichtigen.</translation>
    </message>
    <message>
        <source>Annotation is no valid XML</source>
        <translation>Annotation ist kein gültiges XML</translation>
    </message>
    <message>
        <source>Line {line}: {value}; expected {expected}.</source>
        <translation>Zeile {line}: {value}; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>{count} of {total} annotations are no valid XML, for example {example}.</source>
        <translation>{count} von {total} Annotationen sind kein gültiges XML, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Nothing in this file can be used.</source>
        <translation>Nichts in dieser Datei ist zu gebrauchen.</translation>
    </message>
    <message>
        <source>Correct the line, or save the annotation again.</source>
        <translation>Die Zeile berichtigen oder die Annotation neu speichern.</translation>
    </message>
    <message>
        <source>Annotation lacks a value</source>
        <translation>In der Annotation fehlt ein Wert</translation>
    </message>
    <message>
        <source>{count} of {total} annotations lack a value, for example {example}.</source>
        <translation>In {count} von {total} Annotationen fehlt ein Wert, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The object cannot be used without it.</source>
        <translation>Ohne ihn ist das Objekt nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>torchvision&apos;s loader stops with a key error; converters stop or leave the object out.</source>
        <translation>Der Lader von torchvision bricht mit einem KeyError ab; Konverter brechen ab oder lassen das Objekt aus.</translation>
    </message>
    <message>
        <source>Complete the object, or delete it.</source>
        <translation>Das Objekt vervollständigen oder löschen.</translation>
    </message>
    <message>
        <source>Size in the annotation differs</source>
        <translation>Größe in der Annotation weicht ab</translation>
    </message>
    <message>
        <source>The annotation says {declared} pixels, but the image has {image_size}.</source>
        <translation>Die Annotation nennt {declared} Pixel, das Bild hat aber {image_size}.</translation>
    </message>
    <message>
        <source>In {count} of {total} annotations the size differs from the image, for example {example}.</source>
        <translation>In {count} von {total} Annotationen weicht die Größe vom Bild ab, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The boxes were drawn on another size of the image, or the image was rotated or scaled afterwards.</source>
        <translation>Die Boxen wurden auf einer anderen Bildgröße gezeichnet, oder das Bild wurde danach gedreht oder skaliert.</translation>
    </message>
    <message>
        <source>Converters divide by the size that is written: every box of this image is scaled wrongly, without an error.</source>
        <translation>Konverter teilen durch die genannte Größe: Jede Box dieses Bildes wird ohne Fehlermeldung falsch skaliert.</translation>
    </message>
    <message>
        <source>Look at the pair. Scale the boxes, or correct &lt;size&gt;.</source>
        <translation>Das Paar ansehen. Die Boxen skalieren oder &lt;size&gt; berichtigen.</translation>
    </message>
    <message>
        <source>Backslash in a quoted path</source>
        <translation>Rückstrich in einem Pfad in Anführungszeichen</translation>
    </message>
    <message>
        <source>Line {line}: a path in double quotes holds backslashes; expected {expected}.</source>
        <translation>Zeile {line}: Ein Pfad in doppelten Anführungszeichen enthält Rückstriche; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>In double quotes YAML takes a backslash for the beginning of a special character.</source>
        <translation>In doppelten Anführungszeichen hält YAML einen Rückstrich für den Anfang eines Sonderzeichens.</translation>
    </message>
    <message>
        <source>PyYAML stops with “found unknown escape character”; nothing is trained.</source>
        <translation>PyYAML bricht mit „found unknown escape character“ ab; trainiert wird nichts.</translation>
    </message>
    <message>
        <source>Write forward slashes, or put the path in single quotes.</source>
        <translation>Schrägstriche schreiben oder den Pfad in einfache Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>Link that became a text file</source>
        <translation>Verknüpfung, die zur Textdatei wurde</translation>
    </message>
    <message>
        <source>{value} goes through a link that was checked out as a text file; the images were found in {expected}.</source>
        <translation>{value} führt über eine Verknüpfung, die als Textdatei ausgecheckt wurde; gefunden wurden die Bilder in {expected}.</translation>
    </message>
    <message>
        <source>Git writes links as small text files where links are not allowed, for example on Windows.</source>
        <translation>Git schreibt Verknüpfungen als kleine Textdateien, wo Verknüpfungen nicht erlaubt sind, etwa unter Windows.</translation>
    </message>
    <message>
        <source>A trainer finds no images here and stops; where links work, Ultralytics follows them first and then looks for the labels beside the images, not here.</source>
        <translation>Ein Trainer findet hier keine Bilder und bricht ab; wo Verknüpfungen gehen, folgt Ultralytics ihnen zuerst und sucht die Labels dann neben den Bildern, nicht hier.</translation>
    </message>
    <message>
        <source>Replace the text file by a real link or folder, and keep labels/ beside the real images/.</source>
        <translation>Die Textdatei durch eine echte Verknüpfung oder einen Ordner ersetzen und labels/ neben dem echten images/ halten.</translation>
    </message>
    <message>
        <source>No data.yaml</source>
        <translation>Keine data.yaml</translation>
    </message>
    <message>
        <source>There is no data.yaml: the classes have numbers for names and there is no declared split.</source>
        <translation>Es gibt keine data.yaml: Die Klassen haben Nummern statt Namen, und es ist keine Aufteilung angegeben.</translation>
    </message>
    <message>
        <source>Without names nobody can tell whether class 3 is right.</source>
        <translation>Ohne Namen kann niemand sagen, ob Klasse 3 stimmt.</translation>
    </message>
    <message>
        <source>Ultralytics does not start without a data.yaml.</source>
        <translation>Ultralytics startet nicht ohne data.yaml.</translation>
    </message>
    <message>
        <source>Write a data.yaml with train, val and names.</source>
        <translation>Eine data.yaml mit train, val und names schreiben.</translation>
    </message>
    <message>
        <source>Class names in an unknown form</source>
        <translation>Klassennamen in unbekannter Form</translation>
    </message>
    <message>
        <source>Line {line}: “{value}” is no class; expected {expected}.</source>
        <translation>Zeile {line}: „{value}“ ist keine Klasse; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>The number of a class is its place in the list, so that one wrong entry moves all that follow.</source>
        <translation>Die Nummer einer Klasse ist ihr Platz in der Liste, sodass ein falscher Eintrag alle folgenden verschiebt.</translation>
    </message>
    <message>
        <source>Ultralytics stops, or trains with wrong names.</source>
        <translation>Ultralytics bricht ab oder trainiert mit falschen Namen.</translation>
    </message>
    <message>
        <source>Write names: [cat, dog], or numbered lines such as 0: cat.</source>
        <translation>names: [cat, dog] schreiben oder nummerierte Zeilen wie 0: cat.</translation>
    </message>
    <message>
        <source>Class names are missing</source>
        <translation>Klassennamen fehlen</translation>
    </message>
    <message>
        <source>There are no names of classes; expected {expected}.</source>
        <translation>Es gibt keine Klassennamen; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Without names nobody can tell whether a class number is right, in the labels and in the results.</source>
        <translation>Ohne Namen kann niemand sagen, ob eine Klassennummer stimmt, weder in den Labels noch in den Ergebnissen.</translation>
    </message>
    <message>
        <source>Ultralytics invents the names class_0, class_1, … if there is an nc, and stops otherwise.</source>
        <translation>Ultralytics erfindet die Namen class_0, class_1, …, wenn es ein nc gibt, und bricht sonst ab.</translation>
    </message>
    <message>
        <source>Add the names in the order in which the labels were made.</source>
        <translation>Die Namen in der Reihenfolge hinzufügen, in der die Labels entstanden.</translation>
    </message>
    <message>
        <source>Two classes have one name</source>
        <translation>Zwei Klassen haben einen Namen</translation>
    </message>
    <message>
        <source>Line {line}: the name {value} occurs more than once.</source>
        <translation>Zeile {line}: Der Name {value} kommt mehrfach vor.</translation>
    </message>
    <message>
        <source>Either one class was split by mistake, or a wrong name stands in the list.</source>
        <translation>Entweder wurde eine Klasse versehentlich geteilt, oder in der Liste steht ein falscher Name.</translation>
    </message>
    <message>
        <source>Trained as two classes that compete for the same objects.</source>
        <translation>Wird als zwei Klassen trainiert, die um dieselben Objekte konkurrieren.</translation>
    </message>
    <message>
        <source>Join the classes, or give each its own name.</source>
        <translation>Die Klassen vereinen oder jeder einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>nc differs from the names</source>
        <translation>nc weicht von den Namen ab</translation>
    </message>
    <message>
        <source>Line {line}: nc says {value}, but there are {expected} names.</source>
        <translation>Zeile {line}: nc nennt {value}, es gibt aber {expected} Namen.</translation>
    </message>
    <message>
        <source>One of the two is out of date.</source>
        <translation>Eines von beiden ist veraltet.</translation>
    </message>
    <message>
        <source>Ultralytics stops with “names length and nc must match”. YOLOv5 trains with the wrong number of outputs or stops.</source>
        <translation>Ultralytics bricht mit „names length and nc must match“ ab. YOLOv5 trainiert mit der falschen Zahl von Ausgängen oder bricht ab.</translation>
    </message>
    <message>
        <source>Correct nc, or delete the line: the names say it.</source>
        <translation>nc berichtigen oder die Zeile löschen: Die Namen sagen es schon.</translation>
    </message>
    <message>
        <source>The path is not on this machine</source>
        <translation>Der Pfad ist nicht auf diesem Rechner</translation>
    </message>
    <message>
        <source>path says {value}, which is not here; used {expected}.</source>
        <translation>path nennt {value}, das es hier nicht gibt; verwendet wurde {expected}.</translation>
    </message>
    <message>
        <source>The data.yaml was written on another machine or for another place.</source>
        <translation>Die data.yaml entstand auf einem anderen Rechner oder für einen anderen Ort.</translation>
    </message>
    <message>
        <source>Ultralytics stops with “dataset images not found”, or downloads the data set anew if a download line is there.</source>
        <translation>Ultralytics bricht mit „dataset images not found“ ab oder lädt den Datensatz neu herunter, wenn es eine Zeile download gibt.</translation>
    </message>
    <message>
        <source>Write a path that is relative to where you train, or absolute on this machine.</source>
        <translation>Einen Pfad schreiben, der relativ zum Trainingsort oder auf diesem Rechner absolut ist.</translation>
    </message>
    <message>
        <source>Entry in an unknown form</source>
        <translation>Eintrag in unbekannter Form</translation>
    </message>
    <message>
        <source>The entry was passed over, because it is not clear what it means.</source>
        <translation>Der Eintrag wurde übergangen, weil nicht klar ist, was er bedeutet.</translation>
    </message>
    <message>
        <source>Ultralytics stops, or trains without these images.</source>
        <translation>Ultralytics bricht ab oder trainiert ohne diese Bilder.</translation>
    </message>
    <message>
        <source>Write the path of a folder or of a list file.</source>
        <translation>Den Pfad eines Ordners oder einer Listendatei schreiben.</translation>
    </message>
    <message>
        <source>Images found in another place</source>
        <translation>Bilder an anderer Stelle gefunden</translation>
    </message>
    <message>
        <source>{value} is not on this machine; the images were found in {expected}.</source>
        <translation>{value} ist nicht auf diesem Rechner; gefunden wurden die Bilder in {expected}.</translation>
    </message>
    <message>
        <source>Ultralytics stops with “dataset images not found”.</source>
        <translation>Ultralytics bricht mit „dataset images not found“ ab.</translation>
    </message>
    <message>
        <source>Write the path as it is here, relative to the data.yaml.</source>
        <translation>Den Pfad so schreiben, wie er hier ist, relativ zur data.yaml.</translation>
    </message>
    <message>
        <source>Split is missing</source>
        <translation>Aufteilung fehlt</translation>
    </message>
    <message>
        <source>The data.yaml has no {value}; expected {expected}.</source>
        <translation>Der data.yaml fehlt {value}; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Without val nothing tells how good the model is on images that it has not seen.</source>
        <translation>Ohne val sagt nichts, wie gut das Modell auf ungesehenen Bildern ist.</translation>
    </message>
    <message>
        <source>Ultralytics stops with “key missing”.</source>
        <translation>Ultralytics bricht mit „key missing“ ab.</translation>
    </message>
    <message>
        <source>Add the line, with images of its own.</source>
        <translation>Die Zeile mit eigenen Bildern hinzufügen.</translation>
    </message>
    <message>
        <source>Folder of a split is not there</source>
        <translation>Ordner einer Aufteilung fehlt</translation>
    </message>
    <message>
        <source>{value} is not there; looked for it in {expected}.</source>
        <translation>{value} ist nicht da; gesucht wurde in {expected}.</translation>
    </message>
    <message>
        <source>The images of this split are missing from everything on this page.</source>
        <translation>Die Bilder dieser Aufteilung fehlen überall auf dieser Seite.</translation>
    </message>
    <message>
        <source>Ultralytics stops with “dataset images not found” if it is val, and trains without the images otherwise.</source>
        <translation>Ultralytics bricht mit „dataset images not found“ ab, wenn es val ist, und trainiert sonst ohne die Bilder.</translation>
    </message>
    <message>
        <source>Correct the path, or put the images where it points.</source>
        <translation>Den Pfad berichtigen oder die Bilder dorthin legen, wohin er zeigt.</translation>
    </message>
    <message>
        <source>Split points at the labels</source>
        <translation>Aufteilung zeigt auf die Labels</translation>
    </message>
    <message>
        <source>Line {line}: {value} is a folder of labels; expected {expected}.</source>
        <translation>Zeile {line}: {value} ist ein Ordner mit Labels; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>The labels are found from the images, not the other way round.</source>
        <translation>Die Labels werden von den Bildern aus gefunden, nicht umgekehrt.</translation>
    </message>
    <message>
        <source>Ultralytics finds no images there and stops, in the middle of the first epoch if it is val.</source>
        <translation>Ultralytics findet dort keine Bilder und bricht ab, bei val mitten in der ersten Epoche.</translation>
    </message>
    <message>
        <source>Write images in place of labels in the path.</source>
        <translation>Im Pfad images statt labels schreiben.</translation>
    </message>
    <message>
        <source>Folder of images that is not named</source>
        <translation>Nicht genannter Bildordner</translation>
    </message>
    <message>
        <source>{value} holds {expected} images, but the data.yaml does not name it.</source>
        <translation>{value} enthält {expected} Bilder, aber die data.yaml nennt ihn nicht.</translation>
    </message>
    <message>
        <source>These images are in no count and no check on this page.</source>
        <translation>Diese Bilder sind in keiner Zahl und keiner Prüfung auf dieser Seite enthalten.</translation>
    </message>
    <message>
        <source>A trainer does not look at them.</source>
        <translation>Ein Trainer sieht sie nicht an.</translation>
    </message>
    <message>
        <source>Name the folder as train, val or test, if it belongs to the data set.</source>
        <translation>Den Ordner als train, val oder test nennen, wenn er zum Datensatz gehört.</translation>
    </message>
    <message>
        <source>Tabs in the YAML</source>
        <translation>Tabulatoren im YAML</translation>
    </message>
    <message>
        <source>Line {line}: the file holds {value} tabs; YAML allows only spaces for indenting.</source>
        <translation>Zeile {line}: Die Datei enthält {value} Tabulatoren; YAML erlaubt zum Einrücken nur Leerzeichen.</translation>
    </message>
    <message>
        <source>Groundglass read the tabs as spaces; others do not.</source>
        <translation>Groundglass hat die Tabulatoren als Leerzeichen gelesen; andere tun das nicht.</translation>
    </message>
    <message>
        <source>PyYAML stops with “found character that cannot start any token”; nothing is trained.</source>
        <translation>PyYAML bricht mit „found character that cannot start any token“ ab; trainiert wird nichts.</translation>
    </message>
    <message>
        <source>Replace the tabs by spaces.</source>
        <translation>Die Tabulatoren durch Leerzeichen ersetzen.</translation>
    </message>
    <message>
        <source>{file} may be inverted: bright pixels cover {share} % of it, but only {median} % of the middle mask of the set.</source>
        <translation>{file} ist womöglich invertiert: Helle Pixel bedecken {share} % davon, aber nur {median} % der mittleren Maske des Datensatzes.</translation>
    </message>
    <message>
        <source>Look at a few masks over their images. If the objects are dark in all of them, set the mask&apos;s sense to “foreground is dark”; a single mask has to be inverted in its file.</source>
        <translation>Einige Masken über ihren Bildern ansehen. Sind die Objekte in allen dunkel, den Sinn der Maske auf „Vordergrund ist dunkel“ stellen; eine einzelne Maske muss in ihrer Datei invertiert werden.</translation>
    </message>
    <message>
        <source>Classes of very different size</source>
        <translation>Sehr verschieden große Klassen</translation>
    </message>
    <message>
        <source>There are {count} of {class} and {other_count} of {other_class}: {ratio} to 1. {other_class} is {share} % of all objects; {rare} classes are that much rarer than the largest.</source>
        <translation>Auf {count} Objekte von {class} kommen {other_count} von {other_class}: {ratio} zu 1. {other_class} macht {share} % aller Objekte aus; {rare} Klassen sind so viel seltener als die größte.</translation>
    </message>
    <message>
        <source>Every object weighs the same in the loss: a model gains most by getting the frequent class right.</source>
        <translation>Jedes Objekt wiegt im Loss gleich viel: Ein Modell gewinnt am meisten, wenn es die häufige Klasse trifft.</translation>
    </message>
    <message>
        <source>Rare classes keep a low recall while the mean over all objects looks fine; look at AP per class.</source>
        <translation>Seltene Klassen behalten einen niedrigen Recall, während das Mittel über alle Objekte gut aussieht; die AP je Klasse ansehen.</translation>
    </message>
    <message>
        <source>Collect more of the rare classes first. Weighted sampling or copy-paste of rare objects helps where that is not possible.</source>
        <translation>Zuerst mehr von den seltenen Klassen sammeln. Wo das nicht geht, hilft gewichtetes Sampling oder Copy-Paste seltener Objekte.</translation>
    </message>
    <message>
        <source>times the number of objects of the rarest class that the most frequent one may have</source>
        <translation>wievielmal so viele Objekte wie die seltenste Klasse die häufigste haben darf</translation>
    </message>
    <message>
        <source>Names of a well-known list in another order</source>
        <translation>Namen einer bekannten Liste in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>The names are those of {list} in another order: class {class_id} is {class} here and {other_class} there.</source>
        <translation>Die Namen sind die von {list} in anderer Reihenfolge: Klasse {class_id} ist hier {class} und dort {other_class}.</translation>
    </message>
    <message>
        <source>Labels that were converted from {list} carry its numbers; an alphabetical or newly typed list gives them other names.</source>
        <translation>Labels, die aus {list} konvertiert wurden, tragen deren Nummern; eine alphabetische oder neu getippte Liste gibt ihnen andere Namen.</translation>
    </message>
    <message>
        <source>If the labels carry the numbers of {list}, every class is trained and shown under the wrong name. A model trained on {list} cannot be evaluated on this set as it is.</source>
        <translation>Tragen die Labels die Nummern von {list}, wird jede Klasse unter falschem Namen trainiert und angezeigt. Ein auf {list} trainiertes Modell lässt sich auf diesem Datensatz so nicht auswerten.</translation>
    </message>
    <message>
        <source>Look at a few objects of class {class_id}. If they are {other_class}, write the names in the order of {list}.</source>
        <translation>Einige Objekte der Klasse {class_id} ansehen. Sind sie {other_class}, die Namen in der Reihenfolge von {list} schreiben.</translation>
    </message>
    <message>
        <source>Class name with stray spaces</source>
        <translation>Klassenname mit überzähligen Leerzeichen</translation>
    </message>
    <message>
        <source>The name of class {class_id}, “{class}”, begins or ends with a space or holds several in a row.</source>
        <translation>Der Name der Klasse {class_id}, „{class}“, beginnt oder endet mit einem Leerzeichen oder enthält mehrere hintereinander.</translation>
    </message>
    <message>
        <source>Such a name looks like another one and is not equal to it.</source>
        <translation>Ein solcher Name sieht aus wie ein anderer und ist ihm nicht gleich.</translation>
    </message>
    <message>
        <source>Training does not mind. Joining sets, filters by name and per-class reports take it for a class of its own.</source>
        <translation>Das Training stört es nicht. Beim Zusammenführen von Datensätzen, in Filtern nach Namen und in Berichten je Klasse gilt er als eigene Klasse.</translation>
    </message>
    <message>
        <source>Write the name without the spaces.</source>
        <translation>Den Namen ohne die Leerzeichen schreiben.</translation>
    </message>
    <message>
        <source>Classes differ from the other set&apos;s</source>
        <translation>Andere Klassen als im anderen Datensatz</translation>
    </message>
    <message>
        <source>{shared} class names are the same as in {reference}. Only here: {only_here}. Only there: {only_there}.</source>
        <translation>{shared} Klassennamen sind dieselben wie in {reference}. Nur hier: {only_here}. Nur dort: {only_there}.</translation>
    </message>
    <message>
        <source>Sets that are trained or compared together need one list of classes.</source>
        <translation>Datensätze, die zusammen trainiert oder verglichen werden, brauchen eine gemeinsame Klassenliste.</translation>
    </message>
    <message>
        <source>A model trained on one set cannot name the classes that only the other has.</source>
        <translation>Ein Modell, das auf dem einen Datensatz trainiert ist, kann die Klassen nicht benennen, die nur der andere hat.</translation>
    </message>
    <message>
        <source>Nothing, if the sets stay apart. Else agree on one list and renumber the labels of both.</source>
        <translation>Nichts, wenn die Datensätze getrennt bleiben. Sonst sich auf eine Liste einigen und die Labels beider umnummerieren.</translation>
    </message>
    <message>
        <source>Class without a training example</source>
        <translation>Klasse ohne Trainingsbeispiel</translation>
    </message>
    <message>
        <source>{class} has {count} objects in {splits} and none in train.</source>
        <translation>{class} hat {count} Objekte in {splits} und keines in train.</translation>
    </message>
    <message>
        <source>What is not trained cannot be found.</source>
        <translation>Was nicht trainiert wird, kann nicht gefunden werden.</translation>
    </message>
    <message>
        <source>The AP of {class} stays 0 and pulls the mean down, whatever is trained.</source>
        <translation>Die AP von {class} bleibt 0 und drückt das Mittel, was auch immer trainiert wird.</translation>
    </message>
    <message>
        <source>Split anew so that every class is in train, or leave the class out of the names.</source>
        <translation>Neu aufteilen, sodass jede Klasse in train vorkommt, oder die Klasse aus den Namen nehmen.</translation>
    </message>
    <message>
        <source>Class in one split only</source>
        <translation>Klasse nur in einem Teil</translation>
    </message>
    <message>
        <source>All {count} objects of {class} are in {splits}.</source>
        <translation>Alle {count} Objekte von {class} sind in {splits}.</translation>
    </message>
    <message>
        <source>A class that is only in one split is either trained without being checked or checked without being trained.</source>
        <translation>Eine Klasse, die nur in einem Teil steht, wird entweder trainiert und nicht geprüft oder geprüft und nicht trainiert.</translation>
    </message>
    <message>
        <source>No figure says how well {class} is found; Ultralytics leaves it out of the mean without a word.</source>
        <translation>Keine Zahl sagt, wie gut {class} gefunden wird; Ultralytics lässt die Klasse ohne Hinweis aus dem Mittel.</translation>
    </message>
    <message>
        <source>Split anew, by class, so that each split has some of it.</source>
        <translation>Nach Klassen neu aufteilen, sodass jeder Teil etwas davon hat.</translation>
    </message>
    <message>
        <source>Class numbers differ from the other set&apos;s</source>
        <translation>Andere Klassennummern als im anderen Datensatz</translation>
    </message>
    <message>
        <source>{count} of {shared} classes that {reference} has as well have another number: {classes}.</source>
        <translation>{count} von {shared} Klassen, die auch {reference} hat, haben eine andere Nummer: {classes}.</translation>
    </message>
    <message>
        <source>Labels hold only numbers. Files copied from one set to the other change their meaning.</source>
        <translation>Labels enthalten nur Nummern. Dateien, die von einem Datensatz in den anderen kopiert werden, ändern ihre Bedeutung.</translation>
    </message>
    <message>
        <source>Trained together, or evaluated with the other set&apos;s model, one class is taken for another. Nothing is said.</source>
        <translation>Beim gemeinsamen Training oder bei der Auswertung mit dem Modell des anderen Datensatzes wird eine Klasse für eine andere gehalten. Gemeldet wird nichts.</translation>
    </message>
    <message>
        <source>Bring the names of both sets into one order and renumber the labels of one of them.</source>
        <translation>Die Namen beider Datensätze in dieselbe Reihenfolge bringen und die Labels eines der beiden umnummerieren.</translation>
    </message>
    <message>
        <source>Two class names that hardly differ</source>
        <translation>Zwei kaum verschiedene Klassennamen</translation>
    </message>
    <message>
        <source>“{class}” ({count} objects) and “{other_class}” ({other_count} objects) differ only by {difference}.</source>
        <translation>„{class}“ ({count} Objekte) und „{other_class}“ ({other_count} Objekte) unterscheiden sich nur hierin: {difference}.</translation>
    </message>
    <message>
        <source>Most likely they are one class that was spelled in two ways.</source>
        <translation>Wahrscheinlich sind sie eine Klasse, die auf zwei Arten geschrieben wurde.</translation>
    </message>
    <message>
        <source>The model is asked to tell apart what is the same; the two share their examples and confuse each other.</source>
        <translation>Das Modell soll unterscheiden, was dasselbe ist; die beiden teilen sich ihre Beispiele und werden miteinander verwechselt.</translation>
    </message>
    <message>
        <source>Give both one number and remove the other name. Accept the finding if they are different things.</source>
        <translation>Beiden dieselbe Nummer geben und den anderen Namen entfernen. Den Befund annehmen, wenn es verschiedene Dinge sind.</translation>
    </message>
    <message>
        <source>Class that is never used</source>
        <translation>Klasse, die nie vorkommt</translation>
    </message>
    <message>
        <source>{count} of {total} classes have no object: {classes}.</source>
        <translation>{count} von {total} Klassen haben kein Objekt: {classes}.</translation>
    </message>
    <message>
        <source>Either the class was never labelled, or its labels carry another number.</source>
        <translation>Entweder wurde die Klasse nie gelabelt, oder ihre Labels tragen eine andere Nummer.</translation>
    </message>
    <message>
        <source>The model gets an output that it never learns to use; Ultralytics leaves it out of the mean.</source>
        <translation>Das Modell bekommt einen Ausgang, den es nie zu nutzen lernt; Ultralytics lässt ihn aus dem Mittel.</translation>
    </message>
    <message>
        <source>Remove the name if it is last; in the middle of the list that would renumber the others. Else look for its objects under other numbers.</source>
        <translation>Den Namen entfernen, wenn er der letzte ist; mitten in der Liste würde das die übrigen umnummerieren. Sonst ihre Objekte unter anderen Nummern suchen.</translation>
    </message>
    <message>
        <source>Annotations numbered anew</source>
        <translation>Annotationen neu nummeriert</translation>
    </message>
    <message>
        <source>{objects} had ids that are not all present and different; the new file counts from 1.</source>
        <translation>Betroffen: {objects}. Die IDs waren nicht alle vorhanden und verschieden; die neue Datei zählt ab 1.</translation>
    </message>
    <message>
        <source>Match saved results by image and box, not by annotation id.</source>
        <translation>Gespeicherte Ergebnisse nach Bild und Box zuordnen, nicht nach Annotations-ID.</translation>
    </message>
    <message>
        <source>Attribute written as yes or no</source>
        <translation>Attribut als ja oder nein geschrieben</translation>
    </message>
    <message>
        <source>The {subject} of {objects} in {images} has degrees that {target} does not know ({example}).</source>
        <translation>Das Attribut {subject} hat Abstufungen, die {target} nicht kennt ({example}). Betroffen: {objects}, {images}.</translation>
    </message>
    <message>
        <source>Keep the source where the degree matters.</source>
        <translation>Die Quelle behalten, wo die Abstufung wichtig ist.</translation>
    </message>
    <message>
        <source>Attribute dropped</source>
        <translation>Attribut weggelassen</translation>
    </message>
    <message>
        <source>{target} has no place for the {subject} of {objects} in {images}.</source>
        <translation>{target} hat keinen Platz für das Attribut {subject}. Betroffen: {objects}, {images}.</translation>
    </message>
    <message>
        <source>Keep the source, or write COCO, which takes attributes beside its own fields.</source>
        <translation>Die Quelle behalten oder COCO schreiben, das Attribute neben seinen eigenen Feldern aufnimmt.</translation>
    </message>
    <message>
        <source>Attribute beside COCO&apos;s own fields</source>
        <translation>Attribut neben den eigenen Feldern von COCO</translation>
    </message>
    <message>
        <source>The {subject} of {objects} is written under &quot;attributes&quot;, as CVAT and Datumaro do.</source>
        <translation>Das Attribut {subject} steht unter &quot;attributes&quot;, wie bei CVAT und Datumaro. Betroffen: {objects}.</translation>
    </message>
    <message>
        <source>Nothing needs to be done; readers that do not know &quot;attributes&quot; pass over it.</source>
        <translation>Nichts zu tun; Leser, die &quot;attributes&quot; nicht kennen, übergehen es.</translation>
    </message>
    <message>
        <source>Boxes painted as rectangles</source>
        <translation>Boxen als Rechtecke gemalt</translation>
    </message>
    <message>
        <source>{objects} in {images} are boxes: the whole rectangle is foreground in the mask, background around the object with it.</source>
        <translation>Boxen statt Umrissen: {objects}, {images}. Das ganze Rechteck ist in der Maske Vordergrund, mit ihm auch der Hintergrund um das Objekt.</translation>
    </message>
    <message>
        <source>Do not train a segmentation network on these masks; outline the objects first.</source>
        <translation>Kein Segmentierungsnetz auf diesen Masken trainieren; erst die Objekte umreißen.</translation>
    </message>
    <message>
        <source>Boxes written as outlines with four corners</source>
        <translation>Boxen als Umrisse mit vier Ecken geschrieben</translation>
    </message>
    <message>
        <source>{objects} in {images} are boxes. Five columns among outlines would be read as another box.</source>
        <translation>Boxen: {objects}, {images}. Fünf Spalten unter Umrissen würden als eine andere Box gelesen.</translation>
    </message>
    <message>
        <source>Choose YOLO without outlines where most objects are boxes.</source>
        <translation>YOLO ohne Umrisse wählen, wo die meisten Objekte Boxen sind.</translation>
    </message>
    <message>
        <source>List of classes dropped</source>
        <translation>Klassenliste weggelassen</translation>
    </message>
    <message>
        <source>Pascal VOC keeps class names only at the objects: the order of the {count} classes, and those without an object, cannot be read from it.</source>
        <translation>Pascal VOC hält Klassennamen nur bei den Objekten fest: Die Reihenfolge der {count} Klassen und die Klassen ohne Objekt sind daraus nicht zu lesen.</translation>
    </message>
    <message>
        <source>Take the order from the table of classes in conversion.json.</source>
        <translation>Die Reihenfolge aus der Klassentabelle in conversion.json nehmen.</translation>
    </message>
    <message>
        <source>Class that the target does not hold</source>
        <translation>Klasse, die das Ziel nicht aufnimmt</translation>
    </message>
    <message>
        <source>{target} has no place for class {subject}: {objects} are in no label. A trainer takes them for background.</source>
        <translation>{target} hat keinen Platz für die Klasse {subject}. In keinem Label: {objects}. Ein Trainer hält sie für Hintergrund.</translation>
    </message>
    <message>
        <source>Choose a format that holds several classes.</source>
        <translation>Ein Format wählen, das mehrere Klassen aufnimmt.</translation>
    </message>
    <message>
        <source>Class {subject} of {objects} is not among the names. It is written as {example}.</source>
        <translation>Die Klasse {subject} ist nicht unter den Namen. Sie wird als {example} geschrieben. Betroffen: {objects}.</translation>
    </message>
    <message>
        <source>Audit the source: correct the class numbers or complete the names, and convert again.</source>
        <translation>Die Quelle prüfen: Klassennummern berichtigen oder Namen ergänzen, dann neu konvertieren.</translation>
    </message>
    <message>
        <source>Class with another name</source>
        <translation>Klasse mit anderem Namen</translation>
    </message>
    <message>
        <source>Class {subject} is called {example} in the new data set.</source>
        <translation>Die Klasse {subject} heißt im neuen Datensatz {example}.</translation>
    </message>
    <message>
        <source>Use the new name where classes are chosen by name.</source>
        <translation>Den neuen Namen verwenden, wo Klassen nach Namen gewählt werden.</translation>
    </message>
    <message>
        <source>Class written as &quot;others&quot;</source>
        <translation>Klasse als &quot;others&quot; geschrieben</translation>
    </message>
    <message>
        <source>{subject} is none of VisDrone&apos;s ten classes: {objects} become category 11, which does not count in training or scoring.</source>
        <translation>{subject} gehört nicht zu den zehn Klassen von VisDrone. Nun in Kategorie 11, die weder im Training noch in der Wertung zählt: {objects}.</translation>
    </message>
    <message>
        <source>Rename the class to one of the ten, or choose another format.</source>
        <translation>Die Klasse in eine der zehn umbenennen oder ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>Classes of one name become one</source>
        <translation>Gleichnamige Klassen werden eine</translation>
    </message>
    <message>
        <source>Several classes are called {subject}; {target} tells classes apart by name. {objects} are concerned.</source>
        <translation>Mehrere Klassen heißen {subject}; {target} unterscheidet Klassen nach Namen. Betroffen: {objects}.</translation>
    </message>
    <message>
        <source>Give the classes different names in the source first.</source>
        <translation>Den Klassen zuerst in der Quelle verschiedene Namen geben.</translation>
    </message>
    <message>
        <source>Classes numbered anew</source>
        <translation>Klassen neu nummeriert</translation>
    </message>
    <message>
        <source>{count} classes have other numbers in the new data set ({example}).</source>
        <translation>{count} Klassen haben im neuen Datensatz andere Nummern ({example}).</translation>
    </message>
    <message>
        <source>Take the numbers from the table of classes in conversion.json.</source>
        <translation>Die Nummern aus der Klassentabelle in conversion.json nehmen.</translation>
    </message>
    <message>
        <source>Objects cut off at the border</source>
        <translation>Objekte am Rand abgeschnitten</translation>
    </message>
    <message>
        <source>{objects} in {images} reached past the picture and were cut off at its border.</source>
        <translation>Über das Bild hinausragend und am Rand abgeschnitten: {objects}, {images}.</translation>
    </message>
    <message>
        <source>{objects} in {images} lie outside their picture and are in no label.</source>
        <translation>Außerhalb des Bildes und in keinem Label: {objects}, {images}.</translation>
    </message>
    <message>
        <source>Convert without clipping to keep them as they are.</source>
        <translation>Ohne Beschneiden konvertieren, um sie so zu lassen, wie sie sind.</translation>
    </message>
    <message>
        <source>Declared negatives become missing labels</source>
        <translation>Ausdrücklich leere Bilder werden fehlende Labels</translation>
    </message>
    <message>
        <source>{images} are declared to show nothing; {target} cannot say so.</source>
        <translation>Ausdrücklich ohne Inhalt: {images}; {target} kann das nicht ausdrücken.</translation>
    </message>
    <message>
        <source>Keep the list in conversion.json.</source>
        <translation>Die Liste in conversion.json behalten.</translation>
    </message>
    <message>
        <source>Fractions of pixels</source>
        <translation>Bruchteile von Pixeln</translation>
    </message>
    <message>
        <source>{objects} in {images} do not lie on whole pixels. They are written as decimals, so that nothing moves; some readers of {target} expect whole numbers.</source>
        <translation>Nicht auf ganzen Pixeln: {objects}, {images}. Geschrieben werden Dezimalzahlen, damit sich nichts verschiebt; manche Leser von {target} erwarten ganze Zahlen.</translation>
    </message>
    <message>
        <source>Where a reader stops at a decimal point, round the numbers there.</source>
        <translation>Wo ein Leser am Dezimalpunkt abbricht, die Zahlen dort runden.</translation>
    </message>
    <message>
        <source>Ignore regions written as objects</source>
        <translation>Ignorierbereiche als Objekte geschrieben</translation>
    </message>
    <message>
        <source>{count} ignore regions in {images} are ordinary objects now: a trainer learns from them, and a score counts them.</source>
        <translation>{count} Ignorierbereiche ({images}) sind jetzt gewöhnliche Objekte: Ein Trainer lernt aus ihnen, und eine Wertung zählt sie.</translation>
    </message>
    <message>
        <source>Leave them out or paint them over unless they are objects like the others.</source>
        <translation>Weglassen oder übermalen, wenn sie keine Objekte wie die anderen sind.</translation>
    </message>
    <message>
        <source>Ignore regions dropped</source>
        <translation>Ignorierbereiche weggelassen</translation>
    </message>
    <message>
        <source>{target} cannot say that a place does not count: {count} ignore regions in {images} are in no label, and a trainer takes what they show for background.</source>
        <translation>{target} kann nicht sagen, dass eine Stelle nicht zählt: {count} Ignorierbereiche ({images}) sind in keinem Label, und ein Trainer hält ihren Inhalt für Hintergrund.</translation>
    </message>
    <message>
        <source>Have them painted grey in copies of the images, or write a format that holds them (COCO, VisDrone).</source>
        <translation>Sie in Kopien der Bilder grau übermalen lassen oder ein Format schreiben, das sie aufnimmt (COCO, VisDrone).</translation>
    </message>
    <message>
        <source>Ignore regions painted over</source>
        <translation>Ignorierbereiche übermalt</translation>
    </message>
    <message>
        <source>{count} ignore regions are painted grey in copies of {images}, which are 8-bit PNG files now. The regions themselves are in no label.</source>
        <translation>{count} Ignorierbereiche sind in Kopien grau übermalt, die nun 8-Bit-PNG-Dateien sind ({images}). Die Bereiche selbst sind in keinem Label.</translation>
    </message>
    <message>
        <source>Objects that reach into a region are partly covered: look at a few of these images.</source>
        <translation>Objekte, die in einen Bereich ragen, sind teils verdeckt: einige dieser Bilder ansehen.</translation>
    </message>
    <message>
        <source>Image ids dropped</source>
        <translation>Bild-IDs weggelassen</translation>
    </message>
    <message>
        <source>{target} knows images by their file name; the ids of {images} are lost.</source>
        <translation>{target} kennt Bilder nach ihrem Dateinamen; die Bild-IDs gehen verloren. Betroffen: {images}.</translation>
    </message>
    <message>
        <source>The image ids are not all present and different; the new file counts from 1.</source>
        <translation>Die Bild-IDs sind nicht alle vorhanden und verschieden; die neue Datei zählt ab 1.</translation>
    </message>
    <message>
        <source>Match saved results by file name.</source>
        <translation>Gespeicherte Ergebnisse nach Dateinamen zuordnen.</translation>
    </message>
    <message>
        <source>Image that could not be taken along</source>
        <translation>Bild, das nicht mitgenommen werden konnte</translation>
    </message>
    <message>
        <source>{images} could not be linked or copied ({example}); their labels are written.</source>
        <translation>Nicht zu verlinken oder zu kopieren: {images} ({example}); die Labels dazu sind geschrieben.</translation>
    </message>
    <message>
        <source>Copy them by hand, or remove their labels.</source>
        <translation>Von Hand kopieren oder die Labels dazu entfernen.</translation>
    </message>
    <message>
        <source>Image size not known</source>
        <translation>Bildgröße unbekannt</translation>
    </message>
    <message>
        <source>{images} cannot be read and no label says how large they are; the size is written as 0 × 0.</source>
        <translation>Nicht lesbar und in keinem Label mit Größe angegeben: {images}; als Größe wird 0 × 0 geschrieben.</translation>
    </message>
    <message>
        <source>Copy the images again from their source and convert again.</source>
        <translation>Die Bilder neu aus ihrer Quelle kopieren und neu konvertieren.</translation>
    </message>
    <message>
        <source>Single objects no longer told apart</source>
        <translation>Einzelne Objekte nicht mehr unterschieden</translation>
    </message>
    <message>
        <source>A mask says which class a pixel is, not which object: {objects} in {images} share a class with another object of their image.</source>
        <translation>Eine Maske sagt, zu welcher Klasse ein Pixel gehört, nicht zu welchem Objekt. Von derselben Klasse wie ein anderes Objekt im Bild: {objects}, {images}.</translation>
    </message>
    <message>
        <source>Write COCO or YOLO with outlines where objects are counted.</source>
        <translation>COCO oder YOLO mit Umrissen schreiben, wo Objekte gezählt werden.</translation>
    </message>
    <message>
        <source>JPEG copied instead of linked</source>
        <translation>JPEG kopiert statt verlinkt</translation>
    </message>
    <message>
        <source>{images} do not end with the JPEG end marker. Ultralytics writes such files anew in place, and through a link it would change the source.</source>
        <translation>Ohne JPEG-Endmarke am Ende: {images}. Ultralytics schreibt solche Dateien an Ort und Stelle neu und würde über einen Link die Quelle ändern.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>Key points dropped</source>
        <translation>Keypoints weggelassen</translation>
    </message>
    <message>
        <source>The key points of {objects} are not written.</source>
        <translation>Keypoints werden nicht geschrieben. Betroffen: {objects}.</translation>
    </message>
    <message>
        <source>Keep the source for training a pose model.</source>
        <translation>Die Quelle behalten, um ein Posenmodell zu trainieren.</translation>
    </message>
    <message>
        <source>The labels of {images} cannot be read ({example}); the new data set has none for them.</source>
        <translation>Labels nicht lesbar: {images} ({example}); der neue Datensatz hat dafür keine.</translation>
    </message>
    <message>
        <source>Audit the source and convert again.</source>
        <translation>Die Quelle prüfen und neu konvertieren.</translation>
    </message>
    <message>
        <source>Objects become ignore regions</source>
        <translation>Objekte werden Ignorierbereiche</translation>
    </message>
    <message>
        <source>{objects} in {images} have a category that VisDrone does not count; they neither train nor score.</source>
        <translation>In einer Kategorie, die VisDrone nicht zählt: {objects}, {images}. Sie gehen weder ins Training noch in die Wertung ein.</translation>
    </message>
    <message>
        <source>Rename their class to one of VisDrone&apos;s ten, or choose another format.</source>
        <translation>Ihre Klasse in eine der zehn von VisDrone umbenennen oder ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>Masks become boxes</source>
        <translation>Masken werden Boxen</translation>
    </message>
    <message>
        <source>{target} holds boxes only: of the pixel masks of {objects} in {images} the bounding box is left.</source>
        <translation>{target} nimmt nur Boxen auf: Von den Pixelmasken bleibt die umschließende Box. Betroffen: {objects}, {images}.</translation>
    </message>
    <message>
        <source>Write COCO to keep the masks.</source>
        <translation>COCO schreiben, um die Masken zu behalten.</translation>
    </message>
    <message>
        <source>Masks become outlines</source>
        <translation>Masken werden Umrisse</translation>
    </message>
    <message>
        <source>{objects} in {images} are outlined. Outline and mask overlap by {least} at worst and {mean} on average (IoU; 1 is exact).</source>
        <translation>Umrissen: {objects}, {images}. Umriss und Maske überlappen sich im schlechtesten Fall zu {least} und im Mittel zu {mean} (IoU; 1 ist genau).</translation>
    </message>
    <message>
        <source>A smaller tolerance brings the outline closer; 0 follows every pixel.</source>
        <translation>Eine kleinere Toleranz bringt den Umriss näher heran; 0 folgt jedem Pixel.</translation>
    </message>
    <message>
        <source>Missing labels become declared negatives</source>
        <translation>Fehlende Labels werden ausdrücklich leere</translation>
    </message>
    <message>
        <source>{images} have no label. {target} cannot tell that from an image that shows nothing.</source>
        <translation>Ohne Label: {images}. {target} kann das nicht von einem Bild unterscheiden, auf dem nichts ist.</translation>
    </message>
    <message>
        <source>Label these images or leave them out before training; conversion.json lists them.</source>
        <translation>Diese Bilder vor dem Training labeln oder weglassen; conversion.json führt sie auf.</translation>
    </message>
    <message>
        <source>Objects without a pixel</source>
        <translation>Objekte ohne Pixel</translation>
    </message>
    <message>
        <source>{objects} in {images} are too small or too thin to cover the centre of a pixel and are in no label.</source>
        <translation>Zu klein oder zu dünn, um die Mitte eines Pixels zu bedecken, und in keinem Label: {objects}, {images}.</translation>
    </message>
    <message>
        <source>Audit the source for boxes without area.</source>
        <translation>Die Quelle auf Boxen ohne Fläche prüfen.</translation>
    </message>
    <message>
        <source>Labels without an image</source>
        <translation>Labels ohne Bild</translation>
    </message>
    <message>
        <source>{count} label files belong to no image and are not converted.</source>
        <translation>{count} Labeldateien gehören zu keinem Bild und werden nicht konvertiert.</translation>
    </message>
    <message>
        <source>Find their images, or remove them from the source.</source>
        <translation>Ihre Bilder suchen oder sie aus der Quelle entfernen.</translation>
    </message>
    <message>
        <source>Further annotators&apos; masks dropped</source>
        <translation>Masken weiterer Annotatoren weggelassen</translation>
    </message>
    <message>
        <source>{images} have more than one mask; only the first annotator&apos;s is converted, {count} are not.</source>
        <translation>Mit mehr als einer Maske: {images}; konvertiert wird nur die des ersten Annotators, {count} werden es nicht.</translation>
    </message>
    <message>
        <source>Keep the source to compare annotators.</source>
        <translation>Die Quelle behalten, um Annotatoren zu vergleichen.</translation>
    </message>
    <message>
        <source>Objects painted over each other</source>
        <translation>Objekte übereinander gemalt</translation>
    </message>
    <message>
        <source>{objects} in {images} cover {pixels} pixels of other classes or of ignore regions. Smaller objects are in front.</source>
        <translation>{pixels} Pixel anderer Klassen oder von Ignorierbereichen sind überdeckt. Betroffen: {objects}, {images}. Kleinere Objekte liegen vorn.</translation>
    </message>
    <message>
        <source>Write COCO where overlapping objects matter.</source>
        <translation>COCO schreiben, wo überlappende Objekte wichtig sind.</translation>
    </message>
    <message>
        <source>Objects past the border</source>
        <translation>Objekte über den Rand hinaus</translation>
    </message>
    <message>
        <source>{objects} in {images} reach past the picture and are written as they are.</source>
        <translation>Über das Bild hinausragend und so geschrieben, wie sie sind: {objects}, {images}.</translation>
    </message>
    <message>
        <source>Convert with clipping where a trainer refuses them.</source>
        <translation>Mit Beschneiden konvertieren, wo ein Trainer sie ablehnt.</translation>
    </message>
    <message>
        <source>Outlines become boxes</source>
        <translation>Umrisse werden Boxen</translation>
    </message>
    <message>
        <source>{target} holds boxes only: of the outlines of {objects} in {images} the bounding box is left.</source>
        <translation>{target} nimmt nur Boxen auf: Von den Umrissen bleibt die umschließende Box. Betroffen: {objects}, {images}.</translation>
    </message>
    <message>
        <source>Write COCO or YOLO with outlines to keep them.</source>
        <translation>COCO oder YOLO mit Umrissen schreiben, um sie zu behalten.</translation>
    </message>
    <message>
        <source>Outlines become pixels</source>
        <translation>Umrisse werden Pixel</translation>
    </message>
    <message>
        <source>{objects} in {images} are painted: a pixel belongs to an outline when its centre lies inside. The corners between pixels are lost.</source>
        <translation>Gemalt: {objects}, {images}. Ein Pixel gehört zu einem Umriss, wenn seine Mitte darin liegt. Die Ecken zwischen Pixeln gehen verloren.</translation>
    </message>
    <message>
        <source>Write COCO or YOLO with outlines to keep the corners.</source>
        <translation>COCO oder YOLO mit Umrissen schreiben, um die Ecken zu behalten.</translation>
    </message>
    <message>
        <source>Regions of a mask taken for objects</source>
        <translation>Regionen einer Maske als Objekte genommen</translation>
    </message>
    <message>
        <source>A mask does not say which pixels are one object: each of {count} regions in {images} whose pixels touch is taken for one.</source>
        <translation>Eine Maske sagt nicht, welche Pixel ein Objekt sind: Jede von {count} Regionen aus sich berührenden Pixeln gilt als eines. Betroffen: {images}.</translation>
    </message>
    <message>
        <source>Objects that touch are one box now, and an object in two parts is two: look at some of them.</source>
        <translation>Objekte, die sich berühren, sind jetzt eine Box, ein Objekt in zwei Teilen ist zwei: einige davon ansehen.</translation>
    </message>
    <message>
        <source>Images with another name</source>
        <translation>Bilder mit anderem Namen</translation>
    </message>
    <message>
        <source>{images} would share a label with another image and got a number ({example}).</source>
        <translation>{images} würden sich ein Label mit einem anderen Bild teilen und haben eine Nummer bekommen ({example}).</translation>
    </message>
    <message>
        <source>Match saved results by the names in conversion.json.</source>
        <translation>Gespeicherte Ergebnisse über die Namen in conversion.json zuordnen.</translation>
    </message>
    <message>
        <source>Several outlines joined into one</source>
        <translation>Mehrere Umrisse zu einem verbunden</translation>
    </message>
    <message>
        <source>{objects} in {images} have parts or holes. {target} holds one line an object: they are joined by lines of no width.</source>
        <translation>{objects} ({images}) mit mehreren Teilen oder Löchern. {target} hält eine Zeile je Objekt: Sie sind durch Linien ohne Breite verbunden.</translation>
    </message>
    <message>
        <source>Write COCO to keep the parts apart.</source>
        <translation>COCO schreiben, damit die Teile getrennt bleiben.</translation>
    </message>
    <message>
        <source>Rows that the reader complained of</source>
        <translation>Zeilen, die der Leser beanstandet hat</translation>
    </message>
    <message>
        <source>{count} rows in {images} have a fault [{subject}]. What was made of them is written.</source>
        <translation>{count} Zeilen ({images}) haben einen Mangel [{subject}]. Geschrieben ist, was daraus gemacht wurde.</translation>
    </message>
    <message>
        <source>Audit the source; the audit tells what a trainer makes of them.</source>
        <translation>Die Quelle prüfen; die Prüfung sagt, was ein Trainer daraus macht.</translation>
    </message>
    <message>
        <source>Rows that could not be read</source>
        <translation>Nicht lesbare Zeilen</translation>
    </message>
    <message>
        <source>{count} rows in {images} could not be read [{subject}] and are not in the new data set ({example}).</source>
        <translation>{count} Zeilen ({images}) waren nicht lesbar [{subject}] und sind nicht im neuen Datensatz ({example}).</translation>
    </message>
    <message>
        <source>Audit the source, correct the rows and convert again.</source>
        <translation>Die Quelle prüfen, die Zeilen berichtigen und neu konvertieren.</translation>
    </message>
    <message>
        <source>Size in the label differs from the image&apos;s</source>
        <translation>Größe im Label weicht vom Bild ab</translation>
    </message>
    <message>
        <source>The labels of {images} give another size than the image has ({example}: label, image). Pixels are taken as those of the image.</source>
        <translation>Labels mit einer anderen Größe als der des Bildes: {images} ({example}: Label, Bild). Pixel gelten als die des Bildes.</translation>
    </message>
    <message>
        <source>Look at some of these images: when they were scaled after labelling, their boxes are in the wrong place.</source>
        <translation>Einige dieser Bilder ansehen: Wurden sie nach dem Labeln skaliert, sitzen ihre Boxen an der falschen Stelle.</translation>
    </message>
    <message>
        <source>Labels not written for want of a size</source>
        <translation>Labels mangels Größe nicht geschrieben</translation>
    </message>
    <message>
        <source>{images} cannot be read, and without their size {objects} cannot be written.</source>
        <translation>Nicht lesbar: {images}. Ohne deren Größe nicht zu schreiben: {objects}.</translation>
    </message>
    <message>
        <source>Split that no list names</source>
        <translation>Aufteilung, die keine Liste nennt</translation>
    </message>
    <message>
        <source>{target} names train, val and test. The {count} images of {subject} are written, but a trainer does not find them.</source>
        <translation>{target} nennt train, val und test. Die {count} Bilder von {subject} sind geschrieben, aber ein Trainer findet sie nicht.</translation>
    </message>
    <message>
        <source>Split the data set anew, or add the folder to the list by hand.</source>
        <translation>Den Datensatz neu aufteilen oder den Ordner von Hand in die Liste eintragen.</translation>
    </message>
    <message>
        <source>Split with another name</source>
        <translation>Aufteilung mit anderem Namen</translation>
    </message>
    <message>
        <source>The split {subject} is called {example} in the new data set.</source>
        <translation>Die Aufteilung {subject} heißt im neuen Datensatz {example}.</translation>
    </message>
    <message>
        <source>Where this was no split, divide the data set before training: a score on training images says nothing.</source>
        <translation>War dies keine Aufteilung, den Datensatz vor dem Training aufteilen: Ein Wert auf Trainingsbildern sagt nichts aus.</translation>
    </message>
    <message>
        <source>Corners below 1</source>
        <translation>Ecken unter 1</translation>
    </message>
    <message>
        <source>{objects} in {images} begin at 0 or before. Pascal VOC counts pixels from 1, and some readers subtract 1 without looking.</source>
        <translation>{objects} ({images}) mit Beginn bei 0 oder davor. Pascal VOC zählt Pixel ab 1, und manche Leser ziehen 1 ab, ohne nachzusehen.</translation>
    </message>
    <message>
        <source>Choose corners counted from 1 for such a reader.</source>
        <translation>Für einen solchen Leser Ecken ab 1 zählen lassen.</translation>
    </message>
    <message>
        <source>Annotation id used twice</source>
        <translation>Annotations-ID doppelt vergeben</translation>
    </message>
    <message>
        <source>{file}: the annotation id {value} occurs {expected} times.</source>
        <translation>{file}: Die Annotations-ID {value} kommt {expected}-mal vor.</translation>
    </message>
    <message>
        <source>The id is how tools refer to one annotation; two of the same id cannot be told apart.</source>
        <translation>Über die ID sprechen Werkzeuge eine Annotation an; zwei mit derselben ID sind nicht zu unterscheiden.</translation>
    </message>
    <message>
        <source>pycocotools keeps the last annotation of that id and gives it in place of the others: a box is trained twice and another never.</source>
        <translation>pycocotools behält die letzte Annotation dieser ID und gibt sie anstelle der anderen aus: Eine Box wird zweimal trainiert, eine andere nie.</translation>
    </message>
    <message>
        <source>Number the annotations anew.</source>
        <translation>Die Annotationen neu nummerieren.</translation>
    </message>
    <message>
        <source>Area differs from the shape</source>
        <translation>Fläche weicht von der Form ab</translation>
    </message>
    <message>
        <source>Line {line}: {value} is written as the area; the shape covers {expected} square pixels.</source>
        <translation>Zeile {line}: Als Fläche ist {value} geschrieben; die Form bedeckt {expected} Quadratpixel.</translation>
    </message>
    <message>
        <source>Written areas differ from the shapes in {count} of {total} images, for example {example}.</source>
        <translation>Geschriebene Flächen weichen in {count} von {total} Bildern von den Formen ab, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>COCO&apos;s scores for small, medium and large objects go by the written area, not by the shape.</source>
        <translation>Die COCO-Werte für kleine, mittlere und große Objekte richten sich nach der geschriebenen Fläche, nicht nach der Form.</translation>
    </message>
    <message>
        <source>Training is not affected. Objects are counted in the wrong size class, and the scores by size are wrong.</source>
        <translation>Das Training ist nicht betroffen. Objekte zählen in der falschen Größenklasse, und die Werte nach Größe sind falsch.</translation>
    </message>
    <message>
        <source>Compute the areas anew from the shapes: the pixels of a mask, or width times height where there is only a box.</source>
        <translation>Die Flächen aus den Formen neu berechnen: die Pixel einer Maske, oder Breite mal Höhe, wo es nur eine Box gibt.</translation>
    </message>
    <message>
        <source>Box differs from its outline</source>
        <translation>Box weicht von ihrem Umriss ab</translation>
    </message>
    <message>
        <source>Line {line}: {value} is the box as written; the outline lies in {expected}.</source>
        <translation>Zeile {line}: Die Box ist als {value} geschrieben; der Umriss liegt in {expected}.</translation>
    </message>
    <message>
        <source>Boxes differ from their outlines in {count} of {total} images, for example {example}.</source>
        <translation>Boxen weichen in {count} von {total} Bildern von ihren Umrissen ab, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>One of the two is wrong: the outline was edited and the box was not, or the two are scaled differently.</source>
        <translation>Eines von beiden ist falsch: Der Umriss wurde bearbeitet und die Box nicht, oder beide sind verschieden skaliert.</translation>
    </message>
    <message>
        <source>A detector learns the box, a segmentation network the outline, and their scores disagree.</source>
        <translation>Ein Detektor lernt die Box, ein Segmentierungsnetz den Umriss, und ihre Werte widersprechen sich.</translation>
    </message>
    <message>
        <source>Look at the object. Usually the outline is right and the box is to be computed from it.</source>
        <translation>Das Objekt ansehen. Meist stimmt der Umriss, und die Box ist aus ihm zu berechnen.</translation>
    </message>
    <message>
        <source>Box that is not four numbers</source>
        <translation>Box aus anderem als vier Zahlen</translation>
    </message>
    <message>
        <source>Boxes that are not four numbers in {count} of {total} images, for example {example}.</source>
        <translation>Boxen, die nicht aus vier Zahlen bestehen, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A box is [left, top, width, height] in pixels. NaN and infinity are no JSON numbers, although Python writes them.</source>
        <translation>Eine Box ist [links, oben, Breite, Höhe] in Pixeln. NaN und unendlich sind keine JSON-Zahlen, obwohl Python sie schreibt.</translation>
    </message>
    <message>
        <source>Python loaders stop with an exception, or pass NaN on until the loss is NaN. Here the box is taken from the outline where there is one, else the annotation is left out.</source>
        <translation>Lader in Python brechen mit einer Ausnahme ab oder reichen NaN weiter, bis der Verlust NaN ist. Hier wird die Box aus dem Umriss genommen, wo es einen gibt; sonst wird die Annotation ausgelassen.</translation>
    </message>
    <message>
        <source>Correct the four numbers or delete the annotation.</source>
        <translation>Die vier Zahlen berichtigen oder die Annotation löschen.</translation>
    </message>
    <message>
        <source>Files name a category differently</source>
        <translation>Dateien benennen eine Kategorie verschieden</translation>
    </message>
    <message>
        <source>{file}, line {line}: category {value}; another file of this data set calls it {expected}.</source>
        <translation>{file}, Zeile {line}: Kategorie {value}; eine andere Datei dieses Datensatzes nennt sie {expected}.</translation>
    </message>
    <message>
        <source>The files were made from different class lists, so that their annotations do not mean the same.</source>
        <translation>Die Dateien entstanden mit verschiedenen Klassenlisten, sodass ihre Annotationen nicht dasselbe bedeuten.</translation>
    </message>
    <message>
        <source>A trainer takes the class list of its train file; validation is then scored against other classes.</source>
        <translation>Ein Trainer nimmt die Klassenliste seiner Trainingsdatei; die Validierung wird dann gegen andere Klassen bewertet.</translation>
    </message>
    <message>
        <source>Export all splits with one list of categories.</source>
        <translation>Alle Aufteilungen mit einer einzigen Kategorienliste exportieren.</translation>
    </message>
    <message>
        <source>Category declared twice</source>
        <translation>Kategorie doppelt angegeben</translation>
    </message>
    <message>
        <source>{file}, line {line}: {value}; expected {expected}.</source>
        <translation>{file}, Zeile {line}: {value}; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Annotations that use the category can be meant for either.</source>
        <translation>Annotationen mit dieser Kategorie können die eine oder die andere meinen.</translation>
    </message>
    <message>
        <source>pycocotools keeps the last entry of an id; trainers that number the classes by name or position then count one class too many.</source>
        <translation>pycocotools behält den letzten Eintrag einer ID; Trainer, die die Klassen nach Name oder Platz nummerieren, zählen dann eine Klasse zu viel.</translation>
    </message>
    <message>
        <source>Give every category one id and one name.</source>
        <translation>Jeder Kategorie genau eine ID und einen Namen geben.</translation>
    </message>
    <message>
        <source>Category that is not declared</source>
        <translation>Nicht angegebene Kategorie</translation>
    </message>
    <message>
        <source>Category {value} is used by {expected} annotations but is not among the categories.</source>
        <translation>Kategorie {value} wird von {expected} Annotationen benutzt, steht aber nicht unter den Kategorien.</translation>
    </message>
    <message>
        <source>Nobody knows what the annotations show. They are kept here as a class named after the number.</source>
        <translation>Niemand weiß, was die Annotationen zeigen. Hier bleiben sie als Klasse erhalten, die nach der Nummer heißt.</translation>
    </message>
    <message>
        <source>pycocotools leaves such annotations out of every score; detectron2 and MMDetection stop with a KeyError or drop them.</source>
        <translation>pycocotools lässt solche Annotationen aus jeder Bewertung heraus; detectron2 und MMDetection brechen mit einem KeyError ab oder verwerfen sie.</translation>
    </message>
    <message>
        <source>Add the category to the categories, or correct the annotations&apos; category_id.</source>
        <translation>Die Kategorie unter categories ergänzen oder die category_id der Annotationen berichtigen.</translation>
    </message>
    <message>
        <source>Image listed twice</source>
        <translation>Bild doppelt aufgeführt</translation>
    </message>
    <message>
        <source>{file}, line {line}: {value} is listed before with another id.</source>
        <translation>{file}, Zeile {line}: {value} ist weiter oben mit einer anderen ID aufgeführt.</translation>
    </message>
    <message>
        <source>The annotations of the picture are spread over two entries, each of which looks incomplete.</source>
        <translation>Die Annotationen des Bildes sind auf zwei Einträge verteilt, die beide unvollständig wirken.</translation>
    </message>
    <message>
        <source>The picture is trained twice, each time with a part of its objects; the others are taught as background.</source>
        <translation>Das Bild wird zweimal trainiert, jedes Mal mit einem Teil seiner Objekte; die anderen werden als Hintergrund gelehrt.</translation>
    </message>
    <message>
        <source>Merge the two entries and give their annotations one image_id.</source>
        <translation>Die beiden Einträge zusammenführen und ihren Annotationen dieselbe image_id geben.</translation>
    </message>
    <message>
        <source>Ids are numbers here and texts there</source>
        <translation>IDs sind mal Zahlen, mal Texte</translation>
    </message>
    <message>
        <source>{file}: {value} annotations name their image by an id of another type, for example {expected}.</source>
        <translation>{file}: {value} Annotationen nennen ihr Bild mit einer ID von anderem Typ, zum Beispiel {expected}.</translation>
    </message>
    <message>
        <source>7 and &quot;7&quot; are not the same key. Groundglass matched them by their digits.</source>
        <translation>7 und &quot;7&quot; sind nicht derselbe Schlüssel. Groundglass hat sie nach ihren Ziffern zugeordnet.</translation>
    </message>
    <message>
        <source>pycocotools finds no annotation for these images and takes them for background, without a word.</source>
        <translation>pycocotools findet zu diesen Bildern keine Annotation und hält sie stillschweigend für Hintergrund.</translation>
    </message>
    <message>
        <source>Write ids as numbers everywhere.</source>
        <translation>IDs überall als Zahlen schreiben.</translation>
    </message>
    <message>
        <source>Several files have the image&apos;s name</source>
        <translation>Mehrere Dateien heißen wie das Bild</translation>
    </message>
    <message>
        <source>Line {line}: {value} is not where it was looked for, and several files below the data set&apos;s folder are called that; expected {expected}.</source>
        <translation>Zeile {line}: {value} ist nicht dort, wo gesucht wurde, und mehrere Dateien unter dem Ordner des Datensatzes heißen so; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Image files that cannot be told apart by name in {count} of {total} images, for example {example}.</source>
        <translation>Bilddateien, die am Namen nicht zu unterscheiden sind, bei {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Labels would be laid over the wrong picture.</source>
        <translation>Labels lägen über dem falschen Bild.</translation>
    </message>
    <message>
        <source>A loader finds no file at the written path and stops.</source>
        <translation>Ein Lader findet unter dem geschriebenen Pfad keine Datei und bricht ab.</translation>
    </message>
    <message>
        <source>Write the folder into the list, for example train/{value}.</source>
        <translation>Den Ordner in die Liste schreiben, zum Beispiel train/{value}.</translation>
    </message>
    <message>
        <source>Images are in another folder</source>
        <translation>Bilder liegen in einem anderen Ordner</translation>
    </message>
    <message>
        <source>{file}: {value} images are not below the usual folders; they were found by their file names, for example {expected}.</source>
        <translation>{file}: {value} Bilder liegen nicht unter den üblichen Ordnern; sie wurden über ihre Dateinamen gefunden, zum Beispiel {expected}.</translation>
    </message>
    <message>
        <source>The list was moved or the images were sorted anew.</source>
        <translation>Die Liste wurde verschoben, oder die Bilder wurden neu sortiert.</translation>
    </message>
    <message>
        <source>A loader that joins one image folder with the written name does not find these files and stops.</source>
        <translation>Ein Lader, der einen einzigen Bildordner mit dem geschriebenen Namen verbindet, findet diese Dateien nicht und bricht ab.</translation>
    </message>
    <message>
        <source>Move the images back, or write their folder into the list.</source>
        <translation>Die Bilder zurück verschieben oder ihren Ordner in die Liste schreiben.</translation>
    </message>
    <message>
        <source>Image id used twice</source>
        <translation>Bild-ID doppelt vergeben</translation>
    </message>
    <message>
        <source>{file}, line {line}: the id is used twice: {value}.</source>
        <translation>{file}, Zeile {line}: Die ID ist doppelt vergeben: {value}.</translation>
    </message>
    <message>
        <source>It is not known which of the two pictures the annotations belong to. They are shown with the second, as pycocotools has it.</source>
        <translation>Es ist nicht bekannt, zu welchem der beiden Bilder die Annotationen gehören. Sie werden wie bei pycocotools beim zweiten gezeigt.</translation>
    </message>
    <message>
        <source>pycocotools keeps the last image of that id: the other is never trained, and its objects are drawn into the wrong picture.</source>
        <translation>pycocotools behält das letzte Bild dieser ID: Das andere wird nie trainiert, und seine Objekte werden in das falsche Bild gezeichnet.</translation>
    </message>
    <message>
        <source>Give each image an id of its own and correct the image_id of its annotations.</source>
        <translation>Jedem Bild eine eigene ID geben und die image_id seiner Annotationen berichtigen.</translation>
    </message>
    <message>
        <source>Image file is not there</source>
        <translation>Bilddatei fehlt</translation>
    </message>
    <message>
        <source>Line {line}: {value} is not there; looked for {expected}.</source>
        <translation>Zeile {line}: {value} fehlt; gesucht wurde {expected}.</translation>
    </message>
    <message>
        <source>{count} of {total} image files are not there, for example {example}.</source>
        <translation>{count} von {total} Bilddateien fehlen, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Its labels are read, but there is no picture to look at.</source>
        <translation>Seine Labels werden gelesen, aber es gibt kein Bild anzusehen.</translation>
    </message>
    <message>
        <source>Most loaders stop with an exception when they come to it, which can be hours into the training; some leave it out.</source>
        <translation>Die meisten Lader brechen mit einer Ausnahme ab, wenn sie darauf stoßen, womöglich Stunden nach Trainingsbeginn; manche lassen es aus.</translation>
    </message>
    <message>
        <source>Copy the image to its place, or take it out of the list.</source>
        <translation>Das Bild an seinen Platz kopieren oder aus der Liste nehmen.</translation>
    </message>
    <message>
        <source>Annotation of an image that is not listed</source>
        <translation>Annotation zu einem nicht aufgeführten Bild</translation>
    </message>
    <message>
        <source>The annotation was made for a picture that this file does not hold, often after a split by hand.</source>
        <translation>Die Annotation entstand für ein Bild, das diese Datei nicht enthält, oft nach einem Aufteilen von Hand.</translation>
    </message>
    <message>
        <source>pycocotools stops with a KeyError in some versions and ignores the annotation in others.</source>
        <translation>pycocotools bricht in manchen Versionen mit einem KeyError ab und übergeht die Annotation in anderen.</translation>
    </message>
    <message>
        <source>Add the image to images, or remove the annotation.</source>
        <translation>Das Bild unter images ergänzen oder die Annotation entfernen.</translation>
    </message>
    <message>
        <source>Images that no JSON lists</source>
        <translation>Bilder, die in keinem JSON stehen</translation>
    </message>
    <message>
        <source>{value} image files lie beside the listed ones but are in no list, for example {expected}.</source>
        <translation>{value} Bilddateien liegen neben den aufgeführten, stehen aber in keiner Liste, zum Beispiel {expected}.</translation>
    </message>
    <message>
        <source>Nobody can tell whether they were forgotten or left out on purpose.</source>
        <translation>Niemand kann sagen, ob sie vergessen oder absichtlich ausgelassen wurden.</translation>
    </message>
    <message>
        <source>No trainer sees them.</source>
        <translation>Kein Trainer sieht sie.</translation>
    </message>
    <message>
        <source>Add them to the list, without annotations if they show nothing, or move them out of the folder.</source>
        <translation>Sie in die Liste aufnehmen, ohne Annotationen, wenn sie nichts zeigen, oder aus dem Ordner nehmen.</translation>
    </message>
    <message>
        <source>Key points are not read</source>
        <translation>Keypoints werden nicht gelesen</translation>
    </message>
    <message>
        <source>{file}: {value} annotations have key points; their boxes and outlines are read, the points are not.</source>
        <translation>{file}: {value} Annotationen haben Keypoints; ihre Boxen und Umrisse werden gelesen, die Punkte nicht.</translation>
    </message>
    <message>
        <source>Groundglass checks boxes, outlines and masks.</source>
        <translation>Groundglass prüft Boxen, Umrisse und Masken.</translation>
    </message>
    <message>
        <source>A pose network trains on points that nobody has checked here.</source>
        <translation>Ein Posennetz trainiert auf Punkten, die hier niemand geprüft hat.</translation>
    </message>
    <message>
        <source>Check the points with another tool.</source>
        <translation>Die Punkte mit einem anderen Werkzeug prüfen.</translation>
    </message>
    <message>
        <source>Not valid JSON</source>
        <translation>Kein gültiges JSON</translation>
    </message>
    <message>
        <source>Entries that are no valid JSON in {count} of {total} images, for example {example}.</source>
        <translation>Einträge, die kein gültiges JSON sind, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>What cannot be read is missing from this data set and from every count. What stands before it is read.</source>
        <translation>Was nicht lesbar ist, fehlt in diesem Datensatz und in jeder Zahl. Was davor steht, wird gelesen.</translation>
    </message>
    <message>
        <source>Python&apos;s json stops at the fault, and the whole file with it: nothing is trained.</source>
        <translation>Das json-Modul von Python bricht an der Stelle ab, und mit ihm die ganze Datei: Trainiert wird nichts.</translation>
    </message>
    <message>
        <source>Correct the place, or export the file again. A file that ends early was usually cut off while it was copied.</source>
        <translation>Die Stelle berichtigen oder die Datei neu exportieren. Eine Datei, die zu früh endet, wurde meist beim Kopieren abgeschnitten.</translation>
    </message>
    <message>
        <source>Entry lacks a value</source>
        <translation>Dem Eintrag fehlt ein Wert</translation>
    </message>
    <message>
        <source>Annotations without a value that they need in {count} of {total} images, for example {example}.</source>
        <translation>Annotationen, denen ein nötiger Wert fehlt, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Without it the entry cannot be used, or only in part.</source>
        <translation>Ohne ihn ist der Eintrag nicht oder nur zum Teil brauchbar.</translation>
    </message>
    <message>
        <source>pycocotools and most trainers stop with a KeyError; others leave the entry out.</source>
        <translation>pycocotools und die meisten Trainer brechen mit einem KeyError ab; andere lassen den Eintrag aus.</translation>
    </message>
    <message>
        <source>Add the value, or remove the entry.</source>
        <translation>Den Wert ergänzen oder den Eintrag entfernen.</translation>
    </message>
    <message>
        <source>Outline that is no polygon</source>
        <translation>Umriss, der kein Polygon ist</translation>
    </message>
    <message>
        <source>Outlines that are no polygons in {count} of {total} images, for example {example}.</source>
        <translation>Umrisse, die keine Polygone sind, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A ring of an outline is x1, y1, x2, y2, x3, y3 and so on: at least three points.</source>
        <translation>Ein Ring eines Umrisses ist x1, y1, x2, y2, x3, y3 und so weiter: mindestens drei Punkte.</translation>
    </message>
    <message>
        <source>pycocotools stops with an exception for a ring of four numbers, or draws nothing; the object has no mask.</source>
        <translation>pycocotools bricht bei einem Ring aus vier Zahlen mit einer Ausnahme ab oder zeichnet nichts; das Objekt hat keine Maske.</translation>
    </message>
    <message>
        <source>Correct the outline or draw it anew. Here the ring is left out.</source>
        <translation>Den Umriss berichtigen oder neu zeichnen. Hier wird der Ring ausgelassen.</translation>
    </message>
    <message>
        <source>Run lengths that make no mask</source>
        <translation>Lauflängen, die keine Maske ergeben</translation>
    </message>
    <message>
        <source>Run lengths that make no mask in {count} of {total} images, for example {example}.</source>
        <translation>Lauflängen, die keine Maske ergeben, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A mask in run lengths is counts, column by column from the top left, beginning with background, and size [height, width].</source>
        <translation>Eine Maske in Lauflängen besteht aus counts, Spalte für Spalte von links oben, beginnend mit dem Hintergrund, und size [Höhe, Breite].</translation>
    </message>
    <message>
        <source>pycocotools decodes it into a shifted or cut-off mask without a word, or crashes.</source>
        <translation>pycocotools dekodiert sie stillschweigend zu einer verschobenen oder abgeschnittenen Maske oder stürzt ab.</translation>
    </message>
    <message>
        <source>Encode the mask again. Here only the box is kept.</source>
        <translation>Die Maske neu kodieren. Hier bleibt nur die Box erhalten.</translation>
    </message>
    <message>
        <source>Mask is of another size than its image</source>
        <translation>Maske hat eine andere Größe als ihr Bild</translation>
    </message>
    <message>
        <source>Line {line}: {value} is the mask&apos;s size; the image is {expected}.</source>
        <translation>Zeile {line}: Die Größe der Maske ist {value}; das Bild hat {expected}.</translation>
    </message>
    <message>
        <source>Masks of another size than their image in {count} of {total} images, for example {example}.</source>
        <translation>Masken mit anderer Größe als ihr Bild in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The mask was made for the picture at another scale.</source>
        <translation>Die Maske entstand für das Bild in einem anderen Maßstab.</translation>
    </message>
    <message>
        <source>Loaders stop when they lay the mask over the picture, or lay it over the wrong pixels.</source>
        <translation>Lader brechen ab, wenn sie die Maske über das Bild legen, oder legen sie über die falschen Pixel.</translation>
    </message>
    <message>
        <source>Scale the mask to the picture&apos;s size and encode it again. Here only the box is kept.</source>
        <translation>Die Maske auf die Größe des Bildes skalieren und neu kodieren. Hier bleibt nur die Box erhalten.</translation>
    </message>
    <message>
        <source>Segmentation of no known form</source>
        <translation>Segmentierung in unbekannter Form</translation>
    </message>
    <message>
        <source>Segmentations of no known form in {count} of {total} images, for example {example}.</source>
        <translation>Segmentierungen in unbekannter Form in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A segmentation is a list of rings, or counts and size.</source>
        <translation>Eine Segmentierung ist eine Liste von Ringen oder counts und size.</translation>
    </message>
    <message>
        <source>pycocotools stops with an exception, or takes the numbers of a flat list for rings of one number each.</source>
        <translation>pycocotools bricht mit einer Ausnahme ab oder hält die Zahlen einer flachen Liste für Ringe aus je einer Zahl.</translation>
    </message>
    <message>
        <source>Put the ring into a list of its own, or encode the mask again.</source>
        <translation>Den Ring in eine eigene Liste setzen oder die Maske neu kodieren.</translation>
    </message>
    <message>
        <source>Written image size is wrong</source>
        <translation>Geschriebene Bildgröße ist falsch</translation>
    </message>
    <message>
        <source>The JSON says {declared} pixels; {image} has {image_size}.</source>
        <translation>Im JSON stehen {declared} Pixel; {image} hat {image_size}.</translation>
    </message>
    <message>
        <source>The written size differs from the image in {count} of {total} images, for example {example}.</source>
        <translation>Die geschriebene Größe weicht in {count} von {total} Bildern vom Bild ab, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Boxes and outlines were drawn on a picture of another size.</source>
        <translation>Boxen und Umrisse wurden auf einem Bild anderer Größe gezeichnet.</translation>
    </message>
    <message>
        <source>Trainers that take the size from the JSON scale every box wrongly; others clip the boxes at the wrong border.</source>
        <translation>Trainer, die die Größe aus dem JSON nehmen, skalieren jede Box falsch; andere beschneiden die Boxen am falschen Rand.</translation>
    </message>
    <message>
        <source>Correct width and height, and scale the annotations if the picture was resized.</source>
        <translation>Breite und Höhe berichtigen und die Annotationen skalieren, wenn das Bild in der Größe verändert wurde.</translation>
    </message>
    <message>
        <source>Path leads out of the data set</source>
        <translation>Pfad führt aus dem Datensatz hinaus</translation>
    </message>
    <message>
        <source>Line {line}: {value} leads out of the data set&apos;s folder; expected {expected}. It was not opened.</source>
        <translation>Zeile {line}: {value} führt aus dem Ordner des Datensatzes hinaus; erwartet: {expected}. Die Datei wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Paths that lead out of the data set in {count} of {total} images, for example {example}.</source>
        <translation>Pfade, die aus dem Datensatz hinausführen, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A data set that names files elsewhere on the machine is broken or made to read them.</source>
        <translation>Ein Datensatz, der Dateien anderswo auf dem Rechner nennt, ist fehlerhaft oder dafür gemacht, sie auszulesen.</translation>
    </message>
    <message>
        <source>A trainer opens whatever the path names.</source>
        <translation>Ein Trainer öffnet, was immer der Pfad nennt.</translation>
    </message>
    <message>
        <source>Write paths that stay below the data set&apos;s folder.</source>
        <translation>Pfade schreiben, die unter dem Ordner des Datensatzes bleiben.</translation>
    </message>
    <message>
        <source>Attribute out of its range</source>
        <translation>Attribut außerhalb seines Bereichs</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {value}; expected {expected}.</source>
        <translation>Zeile {line}, Spalte {column}: {value}; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Attributes out of their range in {count} of {total} images, for example {example}.</source>
        <translation>Attribute außerhalb ihres Bereichs in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Either the columns are shifted or the file follows another convention.</source>
        <translation>Entweder sind die Spalten verschoben, oder die Datei folgt einer anderen Konvention.</translation>
    </message>
    <message>
        <source>Tools that filter objects by the attribute, such as the hard faces or the heavily hidden vehicles, take the wrong ones.</source>
        <translation>Werkzeuge, die Objekte nach dem Attribut filtern, etwa die schwierigen Gesichter oder die stark verdeckten Fahrzeuge, nehmen die falschen.</translation>
    </message>
    <message>
        <source>Compare the row with its picture. Put the columns back in order.</source>
        <translation>Die Zeile mit ihrem Bild vergleichen. Die Spalten wieder ordnen.</translation>
    </message>
    <message>
        <source>Category out of range</source>
        <translation>Kategorie außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>Categories out of range in {count} of {total} images, for example {example}.</source>
        <translation>Kategorien außerhalb des Bereichs in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>VisDrone has the categories 0 to 11. The row is left out.</source>
        <translation>VisDrone hat die Kategorien 0 bis 11. Die Zeile wird ausgelassen.</translation>
    </message>
    <message>
        <source>The official evaluation ignores the row; converters write a class that has no name.</source>
        <translation>Die offizielle Auswertung übergeht die Zeile; Konverter schreiben eine Klasse, die keinen Namen hat.</translation>
    </message>
    <message>
        <source>Correct the category or delete the row.</source>
        <translation>Die Kategorie berichtigen oder die Zeile löschen.</translation>
    </message>
    <message>
        <source>Row of a frame that is not there</source>
        <translation>Zeile zu einem fehlenden Einzelbild</translation>
    </message>
    <message>
        <source>{file}, line {line}: there is no picture of frame {value}; expected {expected}.</source>
        <translation>{file}, Zeile {line}: Zu Einzelbild {value} gibt es kein Bild; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>The sequence lost pictures or was renamed.</source>
        <translation>Die Sequenz hat Bilder verloren oder wurde umbenannt.</translation>
    </message>
    <message>
        <source>The official tools count the object as missed in a picture that nobody can see.</source>
        <translation>Die offiziellen Werkzeuge zählen das Objekt als übersehen, in einem Bild, das niemand sehen kann.</translation>
    </message>
    <message>
        <source>Restore the picture, or delete the row.</source>
        <translation>Das Bild wiederherstellen oder die Zeile löschen.</translation>
    </message>
    <message>
        <source>Regions to ignore</source>
        <translation>Zu ignorierende Bereiche</translation>
    </message>
    <message>
        <source>{value} regions are to be ignored (score 0 or category 0), and {expected} objects are “others” (category 11).</source>
        <translation>{value} Bereiche sind zu ignorieren (Score 0 oder Kategorie 0), und {expected} Objekte sind „others“ (Kategorie 11).</translation>
    </message>
    <message>
        <source>They are neither objects nor background. Groundglass keeps them as ignore regions.</source>
        <translation>Sie sind weder Objekte noch Hintergrund. Groundglass behält sie als Ignorierbereiche.</translation>
    </message>
    <message>
        <source>The official evaluation leaves out what is detected there. A trainer that does not know them learns them as background, or as classes of their own.</source>
        <translation>Die offizielle Auswertung lässt aus, was dort erkannt wird. Ein Trainer, der sie nicht kennt, lernt sie als Hintergrund oder als eigene Klassen.</translation>
    </message>
    <message>
        <source>When you convert the set, choose a format that can hold ignore regions, such as COCO with iscrowd, or paint the regions over.</source>
        <translation>Beim Konvertieren des Datensatzes ein Format wählen, das Ignorierbereiche fassen kann, etwa COCO mit iscrowd, oder die Bereiche übermalen.</translation>
    </message>
    <message>
        <source>Count and rows disagree</source>
        <translation>Anzahl und Zeilen widersprechen sich</translation>
    </message>
    <message>
        <source>Line {line}: the list says {value} faces; {expected} rows follow.</source>
        <translation>Zeile {line}: Die Liste nennt {value} Gesichter; es folgen {expected} Zeilen.</translation>
    </message>
    <message>
        <source>Counts that disagree with their rows in {count} of {total} images, for example {example}.</source>
        <translation>Anzahlen, die ihren Zeilen widersprechen, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Either rows were lost or the number was not corrected. Groundglass believes the rows.</source>
        <translation>Entweder gingen Zeilen verloren, oder die Zahl wurde nicht berichtigt. Groundglass glaubt den Zeilen.</translation>
    </message>
    <message>
        <source>Readers that go by the count take the next picture&apos;s path for a face, and every later picture gets wrong boxes.</source>
        <translation>Leser, die sich nach der Anzahl richten, halten den Pfad des nächsten Bildes für ein Gesicht, und jedes spätere Bild bekommt falsche Boxen.</translation>
    </message>
    <message>
        <source>Correct the count, or restore the rows.</source>
        <translation>Die Anzahl berichtigen oder die Zeilen wiederherstellen.</translation>
    </message>
    <message>
        <source>List ends in the middle of a picture</source>
        <translation>Liste endet mitten in einem Bild</translation>
    </message>
    <message>
        <source>Line {line}: the list says {value} faces; it ends after {expected}.</source>
        <translation>Zeile {line}: Die Liste nennt {value} Gesichter; sie endet nach {expected}.</translation>
    </message>
    <message>
        <source>The file was cut off, usually while it was copied. All pictures behind it are missing as well.</source>
        <translation>Die Datei wurde abgeschnitten, meist beim Kopieren. Alle Bilder dahinter fehlen ebenfalls.</translation>
    </message>
    <message>
        <source>Most readers stop with an exception at the end of the file; some train the picture with the rows that are there.</source>
        <translation>Die meisten Leser brechen am Ende der Datei mit einer Exception ab; manche trainieren das Bild mit den vorhandenen Zeilen.</translation>
    </message>
    <message>
        <source>Copy the list again from its source.</source>
        <translation>Die Liste neu aus ihrer Quelle kopieren.</translation>
    </message>
    <message>
        <source>Row before the first picture</source>
        <translation>Zeile vor dem ersten Bild</translation>
    </message>
    <message>
        <source>It is not known which picture the row belongs to.</source>
        <translation>Es ist nicht bekannt, zu welchem Bild die Zeile gehört.</translation>
    </message>
    <message>
        <source>Readers stop with an exception, or take the row for a path.</source>
        <translation>Leser brechen mit einer Exception ab oder halten die Zeile für einen Pfad.</translation>
    </message>
    <message>
        <source>Add the picture&apos;s path, or delete the row.</source>
        <translation>Den Pfad des Bildes hinzufügen oder die Zeile löschen.</translation>
    </message>
    <message>
        <source>The official tools and most converters stop with an exception at this row, or shift its values by a column.</source>
        <translation>Die offiziellen Werkzeuge und die meisten Konverter brechen bei dieser Zeile mit einer Exception ab oder verschieben ihre Werte um eine Spalte.</translation>
    </message>
    <message>
        <source>Readers stop with an exception at this row, or take its values for others.</source>
        <translation>Leser brechen bei dieser Zeile mit einer Exception ab oder halten ihre Werte für andere.</translation>
    </message>
    <message>
        <source>Correct or delete the row.</source>
        <translation>Die Zeile berichtigen oder löschen.</translation>
    </message>
    <message>
        <source>Correct or delete the row, and the count above it.</source>
        <translation>Die Zeile und die Anzahl darüber berichtigen oder löschen.</translation>
    </message>
    <message>
        <source>The official tools and most converters stop with an exception at this row.</source>
        <translation>Die offiziellen Werkzeuge und die meisten Konverter brechen bei dieser Zeile mit einer Exception ab.</translation>
    </message>
    <message>
        <source>Readers stop with an exception at this row.</source>
        <translation>Leser brechen bei dieser Zeile mit einer Exception ab.</translation>
    </message>
    <message>
        <source>Most loaders stop with an exception when they do not find the file; others train the picture as background.</source>
        <translation>Die meisten Lader brechen mit einer Exception ab, wenn sie die Datei nicht finden; andere trainieren das Bild als Hintergrund.</translation>
    </message>
    <message>
        <source>Label the picture, remove it, or add an empty label file if there is nothing in it.</source>
        <translation>Das Bild labeln, entfernen oder, wenn nichts darin ist, eine leere Labeldatei hinzufügen.</translation>
    </message>
    <message>
        <source>Depends on the loader: many train the picture as background.</source>
        <translation>Hängt vom Lader ab: Viele trainieren das Bild als Hintergrund.</translation>
    </message>
    <message>
        <source>The picture is not used for training; the test list of WIDER FACE has no counts on purpose.</source>
        <translation>Das Bild wird nicht zum Training verwendet; die Testliste von WIDER FACE hat absichtlich keine Anzahlen.</translation>
    </message>
    <message>
        <source>{file} is in the list without a count of faces.</source>
        <translation>{file} steht ohne Anzahl von Gesichtern in der Liste.</translation>
    </message>
    <message>
        <source>{file} has no annotations that can be told apart from another image&apos;s, or its JSON has none at all.</source>
        <translation>{file} hat keine Annotationen, die sich von denen eines anderen Bildes unterscheiden lassen, oder sein JSON hat gar keine.</translation>
    </message>
    <message>
        <source>Add the annotations, or take the image out of the list.</source>
        <translation>Die Annotationen hinzufügen oder das Bild aus der Liste nehmen.</translation>
    </message>
    <message>
        <source>Add count and rows, or leave the picture out.</source>
        <translation>Anzahl und Zeilen hinzufügen oder das Bild auslassen.</translation>
    </message>
    <message>
        <source>Trained as a pure background image, which lowers false alarms if it is true. detectron2 and MMDetection leave such images out by default.</source>
        <translation>Wird als reines Hintergrundbild trainiert, was Fehlalarme senkt, wenn es stimmt. detectron2 und MMDetection lassen solche Bilder standardmäßig aus.</translation>
    </message>
    <message>
        <source>Most readers leave pictures without faces out.</source>
        <translation>Die meisten Leser lassen Bilder ohne Gesichter aus.</translation>
    </message>
    <message>
        <source>Ultralytics&apos; converter and detectron2 drop the object without a word; torchvision&apos;s detectors stop with an error.</source>
        <translation>Der Konverter von Ultralytics und detectron2 verwerfen das Objekt stillschweigend; die Detektoren von torchvision brechen mit einem Fehler ab.</translation>
    </message>
    <message>
        <source>Readers differ: most drop the face, some train it and get a loss of NaN.</source>
        <translation>Leser gehen verschieden damit um: Die meisten verwerfen das Gesicht, manche trainieren es und erhalten als Loss NaN.</translation>
    </message>
    <message>
        <source>Converters divide by it or write a box that no detector can learn.</source>
        <translation>Konverter teilen dadurch oder schreiben eine Box, die kein Detektor lernen kann.</translation>
    </message>
    <message>
        <source>Trainers clip the box at the border or not; where they do not, it is learnt too large.</source>
        <translation>Manche Trainer beschneiden die Box am Rand, andere nicht; wo sie es nicht tun, wird sie zu groß gelernt.</translation>
    </message>
    <message>
        <source>Trained twice; at evaluation the second counts as missed.</source>
        <translation>Wird zweimal trainiert; in der Auswertung zählt das zweite als übersehen.</translation>
    </message>
    <message>
        <source>Most loaders stop with an exception when they come to this file.</source>
        <translation>Die meisten Lader brechen mit einer Exception ab, wenn sie zu dieser Datei kommen.</translation>
    </message>
    <message>
        <source>Nothing of this list can be trained.</source>
        <translation>Aus dieser Liste lässt sich nichts trainieren.</translation>
    </message>
    <message>
        <source>Box far larger than its class</source>
        <translation>Box weit größer als ihre Klasse</translation>
    </message>
    <message>
        <source>This box of {class} covers {area} % of the image, {ratio} times the median of its class ({median} %).</source>
        <translation>Diese Box von {class} bedeckt {area} % des Bildes, das {ratio}-Fache des Medians ihrer Klasse ({median} %).</translation>
    </message>
    <message>
        <source>Boxes many times the median size of their class in {count} of {total} images, for example {example}.</source>
        <translation>Boxen, die den Median ihrer Klasse um ein Vielfaches übertreffen, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>One object that is many times larger than all others of its class is often a box around a group, a drag that slipped, or another class.</source>
        <translation>Ein Objekt, das um ein Vielfaches größer ist als alle anderen seiner Klasse, ist oft eine Box um eine Gruppe, ein verrutschtes Ziehen oder eine andere Klasse.</translation>
    </message>
    <message>
        <source>Nothing is said by any trainer: the box is learnt as it is, and widens what the model takes for one object.</source>
        <translation>Kein Trainer meldet etwas: Die Box wird gelernt, wie sie ist, und erweitert, was das Modell für ein Objekt hält.</translation>
    </message>
    <message>
        <source>Look at the box. Draw it anew, split it into one box an object, or correct its class.</source>
        <translation>Die Box ansehen. Sie neu zeichnen, in eine Box je Objekt aufteilen oder ihre Klasse berichtigen.</translation>
    </message>
    <message>
        <source>times the median area of its class from which a box is unlike the others</source>
        <translation>mal die mediane Fläche ihrer Klasse: ab hier gleicht eine Box den anderen nicht mehr</translation>
    </message>
    <message>
        <source>Box of unusual proportions</source>
        <translation>Box mit ungewöhnlichen Proportionen</translation>
    </message>
    <message>
        <source>This box of {class} is {aspect} wide to high; the middle half of its class lies between {low} and {high}.</source>
        <translation>Diese Box von {class} hat {aspect} Breite zu Höhe; die mittlere Hälfte ihrer Klasse liegt zwischen {low} und {high}.</translation>
    </message>
    <message>
        <source>Boxes of unusual proportions in {count} of {total} images, for example {example}.</source>
        <translation>Boxen mit ungewöhnlichen Proportionen in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A proportion far outside of what its class shows is often a drag that slipped, an object cut by the border, or another class.</source>
        <translation>Eine Proportion weit außerhalb dessen, was ihre Klasse zeigt, ist oft ein verrutschtes Ziehen, ein vom Rand abgeschnittenes Objekt oder eine andere Klasse.</translation>
    </message>
    <message>
        <source>Nothing is said by any trainer: the box is learnt as it is.</source>
        <translation>Kein Trainer meldet etwas: Die Box wird gelernt, wie sie ist.</translation>
    </message>
    <message>
        <source>Look at the box. Draw it anew or correct its class.</source>
        <translation>Die Box ansehen. Sie neu zeichnen oder ihre Klasse berichtigen.</translation>
    </message>
    <message>
        <source>times the distance between the quartiles by which proportions may lie outside of them</source>
        <translation>mal der Quartilsabstand: so weit dürfen Proportionen außerhalb der Quartile liegen</translation>
    </message>
    <message>
        <source>Objects at the border labelled in two ways</source>
        <translation>Objekte am Rand auf zwei Arten gelabelt</translation>
    </message>
    <message>
        <source>{over} sides of boxes run a little over the border of the picture and {cut} end exactly at it; those that run over are in {count} images, for example {example}.</source>
        <translation>{over} Seiten von Boxen ragen etwas über den Bildrand und {cut} enden genau an ihm; die überragenden liegen in {count} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>One habit cuts boxes at the border, another guesses where the object ends. Both in one set mean two annotators, two tools or an augmentation without clipping.</source>
        <translation>Die eine Gewohnheit schneidet Boxen am Rand ab, die andere schätzt, wo das Objekt endet. Beide in einem Datensatz bedeuten zwei Annotatoren, zwei Werkzeuge oder eine Augmentierung ohne Beschneiden.</translation>
    </message>
    <message>
        <source>Ultralytics clips the boxes and evens the difference out; a loader that does not clip is given two definitions of where an object ends.</source>
        <translation>Ultralytics beschneidet die Boxen und gleicht den Unterschied aus; ein Lader, der nicht beschneidet, bekommt zwei Definitionen davon, wo ein Objekt endet.</translation>
    </message>
    <message>
        <source>Clip all boxes to the picture, or find out which part of the set was labelled otherwise.</source>
        <translation>Alle Boxen auf das Bild beschneiden oder herausfinden, welcher Teil des Datensatzes anders gelabelt wurde.</translation>
    </message>
    <message>
        <source>percent of the sides near a border that each of the two habits has at least</source>
        <translation>Prozent der Seiten nahe einem Rand, die jede der beiden Gewohnheiten mindestens hat</translation>
    </message>
    <message>
        <source>Corners in the place of centre and size</source>
        <translation>Ecken an der Stelle von Mitte und Größe</translation>
    </message>
    <message>
        <source>The boxes of this file look like two corners (left, top, right, bottom): {hanging} of {boxes} hang over the border when read as centre and size.</source>
        <translation>Die Boxen dieser Datei sehen wie zwei Ecken aus (links, oben, rechts, unten): {hanging} von {boxes} ragen über den Rand, wenn man sie als Mitte und Größe liest.</translation>
    </message>
    <message>
        <source>The boxes look like two corners (left, top, right, bottom): {hanging} of {boxes} hang over the border when read as the format demands.</source>
        <translation>Die Boxen sehen wie zwei Ecken aus (links, oben, rechts, unten): {hanging} von {boxes} ragen über den Rand, wenn man sie so liest, wie das Format es verlangt.</translation>
    </message>
    <message>
        <source>Two corners and centre with size are both four numbers between 0 and 1: no reader can tell them apart by a single row.</source>
        <translation>Zwei Ecken sowie Mitte mit Größe sind beide vier Zahlen zwischen 0 und 1: Kein Leser kann sie an einer einzelnen Zeile unterscheiden.</translation>
    </message>
    <message>
        <source>Ultralytics takes the numbers for centre and size, clips what hangs over, and trains on boxes that lie elsewhere. Nothing is said as long as no number is above 1.</source>
        <translation>Ultralytics hält die Zahlen für Mitte und Größe, beschneidet, was übersteht, und trainiert auf Boxen, die anderswo liegen. Gemeldet wird nichts, solange keine Zahl über 1 liegt.</translation>
    </message>
    <message>
        <source>Look at the boxes in the picture. If they are shifted, convert the labels: centre = (left + right) / 2, size = right − left.</source>
        <translation>Die Boxen im Bild ansehen. Sind sie verschoben, die Labels umrechnen: Mitte = (links + rechts) / 2, Größe = rechts − links.</translation>
    </message>
    <message>
        <source>The boxes of this image look like two corners: {hanging} of {boxes} hang over the border when read as left, top, width and height.</source>
        <translation>Die Boxen dieses Bildes sehen wie zwei Ecken aus: {hanging} von {boxes} ragen über den Rand, wenn man sie als links, oben, Breite und Höhe liest.</translation>
    </message>
    <message>
        <source>Loaders take the numbers for left, top, width and height; the boxes reach far beyond the objects and over the border.</source>
        <translation>Lader halten die Zahlen für links, oben, Breite und Höhe; die Boxen reichen weit über die Objekte und über den Rand hinaus.</translation>
    </message>
    <message>
        <source>Look at the boxes in the picture. If they are too large, convert them: width = right − left, height = bottom − top.</source>
        <translation>Die Boxen im Bild ansehen. Sind sie zu groß, umrechnen: Breite = rechts − links, Höhe = unten − oben.</translation>
    </message>
    <message>
        <source>Classes counted from 1</source>
        <translation>Klassen ab 1 gezählt</translation>
    </message>
    <message>
        <source>Class 0 is never used and the classes go from 1 to {last}, with {names} names: they seem to be counted from 1.</source>
        <translation>Klasse 0 kommt nie vor, und die Klassen gehen von 1 bis {last}, bei {names} Namen: Sie scheinen ab 1 gezählt zu sein.</translation>
    </message>
    <message>
        <source>YOLO counts classes from 0. Labels converted from COCO or from a mask often begin with 1.</source>
        <translation>YOLO zählt Klassen ab 0. Labels, die aus COCO oder aus einer Maske konvertiert wurden, beginnen oft mit 1.</translation>
    </message>
    <message>
        <source>Every object is trained under the name of the next class; objects of the last one have no name, and Ultralytics leaves their images out as corrupt.</source>
        <translation>Jedes Objekt wird unter dem Namen der nächsten Klasse trainiert; Objekte der letzten haben keinen Namen, und Ultralytics lässt ihre Bilder als beschädigt aus.</translation>
    </message>
    <message>
        <source>Subtract 1 from all class numbers, or add a name for class 0 if it is one that does not occur.</source>
        <translation>Von allen Klassennummern 1 abziehen oder einen Namen für Klasse 0 hinzufügen, wenn sie nur nicht vorkommt.</translation>
    </message>
    <message>
        <source>Same row twice</source>
        <translation>Gleiche Zeile doppelt</translation>
    </message>
    <message>
        <source>Line {line}: {class} is labelled a second time with the very same numbers as in line {other}.</source>
        <translation>Zeile {line}: {class} ist ein zweites Mal gelabelt, mit genau denselben Zahlen wie in Zeile {other}.</translation>
    </message>
    <message>
        <source>Equal rows in {count} of {total} images, for example {example}.</source>
        <translation>Gleiche Zeilen in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The row was written twice by a tool or pasted by hand.</source>
        <translation>Die Zeile wurde von einem Werkzeug zweimal geschrieben oder von Hand eingefügt.</translation>
    </message>
    <message>
        <source>Ultralytics removes the second row, with one line in its log. Other loaders keep both: one object then counts as two, and one of the two is always missed.</source>
        <translation>Ultralytics entfernt die zweite Zeile; im Protokoll steht dazu eine Zeile. Andere Lader behalten beide: Ein Objekt zählt dann als zwei, und eines der beiden wird immer übersehen.</translation>
    </message>
    <message>
        <source>{class} is labelled a second time with the very same numbers.</source>
        <translation>{class} ist ein zweites Mal mit genau denselben Zahlen gelabelt.</translation>
    </message>
    <message>
        <source>pycocotools and torchvision keep both: one object counts as two, and one of the two is always missed.</source>
        <translation>pycocotools und torchvision behalten beide: Ein Objekt zählt als zwei, und eines der beiden wird immer übersehen.</translation>
    </message>
    <message>
        <source>{class} is labelled twice in the same place (overlap {iou}).</source>
        <translation>{class} ist zweimal an derselben Stelle gelabelt (Überlappung {iou}).</translation>
    </message>
    <message>
        <source>pycocotools and torchvision keep both; in the evaluation one of each pair counts as missed.</source>
        <translation>pycocotools und torchvision behalten beide; in der Auswertung zählt eine von beiden als übersehen.</translation>
    </message>
    <message>
        <source>intersection over union from which two boxes of one class are the same object</source>
        <translation>Schnitt durch Vereinigung (IoU), ab dem zwei Boxen einer Klasse dasselbe Objekt sind</translation>
    </message>
    <message>
        <source>Box outside of the image</source>
        <translation>Box außerhalb des Bildes</translation>
    </message>
    <message>
        <source>Only {inside} % of this box of {class} lies in the image.</source>
        <translation>Nur {inside} % dieser Box von {class} liegen im Bild.</translation>
    </message>
    <message>
        <source>Boxes that lie mostly outside of the image in {count} of {total} images, for example {example}.</source>
        <translation>Boxen, die größtenteils außerhalb des Bildes liegen, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Such a box was drawn on another picture, on another size of it, or its numbers are in the wrong order.</source>
        <translation>Eine solche Box wurde auf einem anderen Bild oder auf einer anderen Bildgröße gezeichnet, oder ihre Zahlen stehen in falscher Reihenfolge.</translation>
    </message>
    <message>
        <source>Ultralytics lets it pass as long as no number is above 1.01, clips it at the border and trains on what is left.</source>
        <translation>Ultralytics lässt sie durchgehen, solange keine Zahl über 1.01 liegt, beschneidet sie am Rand und trainiert auf dem Rest.</translation>
    </message>
    <message>
        <source>Look at the picture. Draw the box anew or delete it.</source>
        <translation>Das Bild ansehen. Die Box neu zeichnen oder löschen.</translation>
    </message>
    <message>
        <source>torchvision&apos;s loader keeps the box as it is; converters write values above 1, which make Ultralytics leave the image out.</source>
        <translation>Der Lader von torchvision behält die Box, wie sie ist; Konverter schreiben Werte über 1, wegen denen Ultralytics das Bild auslässt.</translation>
    </message>
    <message>
        <source>pycocotools and torchvision keep the box as it is; converters write values above 1, which make Ultralytics leave the image out.</source>
        <translation>pycocotools und torchvision behalten die Box, wie sie ist; Konverter schreiben Werte über 1, wegen denen Ultralytics das Bild auslässt.</translation>
    </message>
    <message>
        <source>percent of a box that must lie in the image</source>
        <translation>Prozent einer Box, die im Bild liegen müssen</translation>
    </message>
    <message>
        <source>Boxes in some files, polygons in others</source>
        <translation>Boxen in manchen Dateien, Polygone in anderen</translation>
    </message>
    <message>
        <source>{boxes} label files hold boxes and {polygons} hold polygons, for example {example}.</source>
        <translation>{boxes} Labeldateien enthalten Boxen und {polygons} enthalten Polygone, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Part of the set was labelled for detection and part for segmentation.</source>
        <translation>Ein Teil des Datensatzes wurde für Detektion gelabelt, ein Teil für Segmentierung.</translation>
    </message>
    <message>
        <source>Ultralytics trains detection on boxes around the polygons. Training segmentation, it finds fewer outlines than boxes and drops all outlines, with one line in its log.</source>
        <translation>Ultralytics trainiert die Detektion auf Boxen um die Polygone. Beim Training einer Segmentierung findet es weniger Umrisse als Boxen und verwirft alle Umrisse; im Protokoll steht dazu eine Zeile.</translation>
    </message>
    <message>
        <source>For detection, turn the polygons into boxes. For segmentation, outline the objects that have only a box.</source>
        <translation>Für Detektion die Polygone in Boxen umwandeln. Für Segmentierung die Objekte umreißen, die nur eine Box haben.</translation>
    </message>
    <message>
        <source>Coordinate just beyond 0 or 1</source>
        <translation>Koordinate knapp jenseits von 0 oder 1</translation>
    </message>
    <message>
        <source>A number of this {class} is {value}: just beyond the picture.</source>
        <translation>Eine Zahl dieses Objekts ({class}) ist {value}: knapp außerhalb des Bildes.</translation>
    </message>
    <message>
        <source>Coordinates just beyond 0 or 1 in {count} of {total} images, for example {example}.</source>
        <translation>Koordinaten knapp jenseits von 0 oder 1 in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Rounding on export or boxes that were not clipped leave such numbers.</source>
        <translation>Solche Zahlen entstehen durch Runden beim Export oder durch Boxen, die nicht beschnitten wurden.</translation>
    </message>
    <message>
        <source>Ultralytics tolerates up to 1.01 and down to −0.01. YOLOv5 and Ultralytics of before 2024 do not: they leave the whole image out as corrupt.</source>
        <translation>Ultralytics duldet Werte bis 1.01 und hinab bis −0.01. YOLOv5 und Ultralytics vor 2024 tun es nicht: Sie lassen das ganze Bild als beschädigt aus.</translation>
    </message>
    <message>
        <source>Clip the numbers to 0 and 1.</source>
        <translation>Die Zahlen auf 0 und 1 beschneiden.</translation>
    </message>
    <message>
        <source>Pixels in the place of shares</source>
        <translation>Pixel an der Stelle von Anteilen</translation>
    </message>
    <message>
        <source>The numbers of {file} go up to {largest}: they look like pixels or percent.</source>
        <translation>Die Zahlen in {file} gehen bis {largest}: Sie sehen wie Pixel oder Prozent aus.</translation>
    </message>
    <message>
        <source>The labels of {count} of {total} images look like pixels or percent, for example {example}.</source>
        <translation>Die Labels von {count} von {total} Bildern sehen wie Pixel oder Prozent aus, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>YOLO labels are shares of the picture&apos;s width and height, from 0 to 1.</source>
        <translation>YOLO-Labels sind Anteile an Breite und Höhe des Bildes, von 0 bis 1.</translation>
    </message>
    <message>
        <source>Ultralytics calls the image corrupt and leaves it out as a whole; it says so in one line of its log.</source>
        <translation>Ultralytics nennt das Bild beschädigt und lässt es ganz aus; im Protokoll steht dazu eine Zeile.</translation>
    </message>
    <message>
        <source>Divide the first and third number by the width of the image and the second and fourth by its height.</source>
        <translation>Die erste und dritte Zahl durch die Breite des Bildes teilen, die zweite und vierte durch seine Höhe.</translation>
    </message>
    <message>
        <source>Polygon without area</source>
        <translation>Polygon ohne Fläche</translation>
    </message>
    <message>
        <source>The outline of this {class} has {points} points but encloses nothing.</source>
        <translation>Der Umriss dieses Objekts ({class}) hat {points} Punkte, umschließt aber nichts.</translation>
    </message>
    <message>
        <source>Polygons that enclose nothing in {count} of {total} images, for example {example}.</source>
        <translation>Polygone, die nichts umschließen, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Fewer than three different points, or all points on one line: a click that was not finished, or a box row read as an outline.</source>
        <translation>Weniger als drei verschiedene Punkte oder alle Punkte auf einer Geraden: ein nicht beendetes Klicken oder eine als Umriss gelesene Boxzeile.</translation>
    </message>
    <message>
        <source>Ultralytics turns it into a box without width or height and learns nothing from it. pycocotools stops at polygons of fewer than three points.</source>
        <translation>Ultralytics macht daraus eine Box ohne Breite oder Höhe und lernt nichts davon. pycocotools bricht bei Polygonen mit weniger als drei Punkten ab.</translation>
    </message>
    <message>
        <source>Draw the outline anew, or delete the object.</source>
        <translation>Den Umriss neu zeichnen oder das Objekt löschen.</translation>
    </message>
    <message>
        <source>Coordinates rounded to whole steps</source>
        <translation>Koordinaten auf ganze Schritte gerundet</translation>
    </message>
    <message>
        <source>In {count} of {total} images all coordinates are {step}, for example in {example}.</source>
        <translation>In {count} von {total} Bildern sind alle Koordinaten {step}, zum Beispiel in {example}.</translation>
    </message>
    <message>
        <source>Objects do not end at round numbers. Such labels were typed, drawn on a grid or exported with too few digits; if only a part of the set is so, it comes from another annotator or tool.</source>
        <translation>Objekte enden nicht an runden Zahlen. Solche Labels wurden getippt, auf einem Raster gezeichnet oder mit zu wenigen Stellen exportiert; ist es nur in einem Teil des Datensatzes so, stammt er von einem anderen Annotator oder Werkzeug.</translation>
    </message>
    <message>
        <source>Trained as it is. The rounding limits how tight a box can be, which costs precision at high overlaps (mAP50-95) and most of all for small objects.</source>
        <translation>Wird trainiert, wie es ist. Das Runden begrenzt, wie eng eine Box sitzen kann; das kostet Precision bei hoher Überlappung (mAP50-95), am meisten bei kleinen Objekten.</translation>
    </message>
    <message>
        <source>Export with 6 decimals. If the rounding is an annotator&apos;s, check a few of these boxes for tightness.</source>
        <translation>Mit 6 Nachkommastellen exportieren. Stammt das Runden von einem Annotator, bei einigen dieser Boxen nachsehen, ob sie eng sitzen.</translation>
    </message>
    <message>
        <source>percent of the images with such labels from which it is reported</source>
        <translation>Prozent der Bilder mit solchen Labels, ab denen es gemeldet wird</translation>
    </message>
    <message>
        <source>Outline crosses itself</source>
        <translation>Umriss kreuzt sich selbst</translation>
    </message>
    <message>
        <source>The outline of this {class} crosses itself; {share} % of its area depends on how it is filled.</source>
        <translation>Der Umriss dieses Objekts ({class}) kreuzt sich selbst; {share} % seiner Fläche hängen davon ab, wie er gefüllt wird.</translation>
    </message>
    <message>
        <source>Outlines that cross themselves in {count} of {total} images, for example {example}.</source>
        <translation>Umrisse, die sich selbst kreuzen, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The points are in the wrong order, or two outlines were joined into one.</source>
        <translation>Die Punkte stehen in falscher Reihenfolge, oder zwei Umrisse wurden zu einem verbunden.</translation>
    </message>
    <message>
        <source>OpenCV and pycocotools fill such outlines differently: parts of the object become background. Ultralytics&apos; boxes are not affected, its masks are.</source>
        <translation>OpenCV und pycocotools füllen solche Umrisse verschieden: Teile des Objekts werden Hintergrund. Die Boxen von Ultralytics sind nicht betroffen, seine Masken schon.</translation>
    </message>
    <message>
        <source>Draw the outline anew, or split it into parts that do not cross.</source>
        <translation>Den Umriss neu zeichnen oder in Teile zerlegen, die sich nicht kreuzen.</translation>
    </message>
    <message>
        <source>percent of the area that must depend on how an outline is filled</source>
        <translation>Prozent der Fläche, die davon abhängen müssen, wie ein Umriss gefüllt wird</translation>
    </message>
    <message>
        <source>Upper left corner in the place of the centre</source>
        <translation>Linke obere Ecke an der Stelle der Mitte</translation>
    </message>
    <message>
        <source>The boxes look like upper left corner and size: read as centre and size, {hanging} of {boxes} hang over the left or upper border and none over the others.</source>
        <translation>Die Boxen sehen nach linker oberer Ecke und Größe aus: Als Mitte und Größe gelesen, ragen {hanging} von {boxes} über den linken oder oberen Rand und keine über die anderen.</translation>
    </message>
    <message>
        <source>COCO writes the upper left corner and YOLO the centre, both with width and height.</source>
        <translation>COCO schreibt die linke obere Ecke, YOLO die Mitte, beide mit Breite und Höhe.</translation>
    </message>
    <message>
        <source>Ultralytics takes the corner for the centre: every box lies half its size too far to the left and too high. Nothing is said.</source>
        <translation>Ultralytics hält die Ecke für die Mitte: Jede Box liegt um ihre halbe Größe zu weit links und zu weit oben. Gemeldet wird nichts.</translation>
    </message>
    <message>
        <source>Look at the boxes in the picture. If they are shifted, convert the labels: centre = left + width / 2.</source>
        <translation>Die Boxen im Bild ansehen. Sind sie verschoben, die Labels umrechnen: Mitte = links + Breite / 2.</translation>
    </message>
    <message>
        <source>One box under two classes</source>
        <translation>Eine Box unter zwei Klassen</translation>
    </message>
    <message>
        <source>{class} has the same box as {other_class} in line {other} (overlap {iou}).</source>
        <translation>{class} hat dieselbe Box wie {other_class} in Zeile {other} (Überlappung {iou}).</translation>
    </message>
    <message>
        <source>Boxes under two classes in {count} of {total} images, for example {example}.</source>
        <translation>Boxen unter zwei Klassen in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>One object is either labelled twice because the class was corrected without deleting the old box, or two people disagreed.</source>
        <translation>Entweder ist ein Objekt doppelt gelabelt, weil die Klasse berichtigt wurde, ohne die alte Box zu löschen, oder zwei Leute waren sich nicht einig.</translation>
    </message>
    <message>
        <source>Ultralytics keeps both. The model is told that the same pixels are {class} and {other_class}; whichever it answers, the other counts as missed.</source>
        <translation>Ultralytics behält beide. Dem Modell wird gesagt, dieselben Pixel seien {class} und {other_class}; was es auch antwortet, das andere zählt als übersehen.</translation>
    </message>
    <message>
        <source>Delete the wrong one of the two. If both are meant, the task is one of several labels an object, which detectors do not learn.</source>
        <translation>Die falsche der beiden löschen. Sind beide gemeint, geht es um mehrere Labels je Objekt, und das lernen Detektoren nicht.</translation>
    </message>
    <message>
        <source>{class} has the same box as a {other_class} (overlap {iou}).</source>
        <translation>{class} hat dieselbe Box wie {other_class} (Überlappung {iou}).</translation>
    </message>
    <message>
        <source>intersection over union from which boxes of two classes are one object</source>
        <translation>Intersection over Union, ab der Boxen zweier Klassen ein Objekt sind</translation>
    </message>
    <message>
        <source>Box covers the whole image</source>
        <translation>Box bedeckt das ganze Bild</translation>
    </message>
    <message>
        <source>The box of {class} covers the whole image.</source>
        <translation>Die Box von {class} bedeckt das ganze Bild.</translation>
    </message>
    <message>
        <source>Boxes that cover the whole image in {count} of {total} images, for example {example}.</source>
        <translation>Boxen, die das ganze Bild bedecken, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Close-ups have such boxes. They are also what a classification set becomes when it is turned into boxes, and what a tool writes when nothing was drawn.</source>
        <translation>Nahaufnahmen haben solche Boxen. Sie entstehen auch, wenn ein Klassifikationsdatensatz in Boxen umgewandelt wird oder wenn ein Werkzeug schreibt, obwohl nichts gezeichnet wurde.</translation>
    </message>
    <message>
        <source>Trained as it is: the model learns that the object is the whole picture.</source>
        <translation>Wird trainiert, wie es ist: Das Modell lernt, dass das Objekt das ganze Bild ist.</translation>
    </message>
    <message>
        <source>Look at a few of them. Draw the boxes around the objects if the pictures show more than that.</source>
        <translation>Einige davon ansehen. Die Boxen um die Objekte zeichnen, wenn die Bilder mehr zeigen als diese.</translation>
    </message>
    <message>
        <source>percent of the picture&apos;s width and height from which a box covers the whole of it</source>
        <translation>Prozent von Breite und Höhe des Bildes, ab denen eine Box das ganze Bild bedeckt</translation>
    </message>
    <message>
        <source>Labels changed after Ultralytics&apos; cache was written</source>
        <translation>Labels nach dem Schreiben des Ultralytics-Cache geändert</translation>
    </message>
    <message>
        <source>{count} labels were written after {file}, for example {example}.</source>
        <translation>{count} Labels wurden nach {file} geschrieben, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Ultralytics keeps what it read in a cache and compares only the sum of all file sizes and the list of names. An edit that does not change the sum, such as 0.51 in the place of 0.50 or one class number for another, is not seen.</source>
        <translation>Ultralytics hebt das Gelesene in einem Cache auf und vergleicht nur die Summe aller Dateigrößen und die Liste der Namen. Eine Änderung, bei der die Summe gleich bleibt, etwa 0.51 statt 0.50 oder eine Klassennummer statt einer anderen, wird nicht bemerkt.</translation>
    </message>
    <message>
        <source>Training goes on with the old labels as long as the sum of the sizes is the same. Nothing is said.</source>
        <translation>Das Training läuft mit den alten Labels weiter, solange die Summe der Größen gleich ist. Gemeldet wird nichts.</translation>
    </message>
    <message>
        <source>Delete {file}; it is written anew at the next training.</source>
        <translation>{file} löschen; die Datei wird beim nächsten Training neu geschrieben.</translation>
    </message>
    <message>
        <source>Image cut off</source>
        <translation>Bild abgeschnitten</translation>
    </message>
    <message>
        <source>{count} of {total} images are cut off before their end, for example {example}.</source>
        <translation>{count} von {total} Bildern sind vor ihrem Ende abgeschnitten, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The copy or download was broken off. Decoders differ in what they do: some stop, some return the part that is there with the rest in grey.</source>
        <translation>Das Kopieren oder Herunterladen wurde abgebrochen. Decoder gehen verschieden damit um: Manche brechen ab, manche liefern den vorhandenen Teil mit grauem Rest.</translation>
    </message>
    <message>
        <source>Ultralytics writes a cut-off JPEG anew in place, with the missing part in grey, or leaves the image out as corrupt. A loader based on OpenCV trains on the half picture; PIL stops.</source>
        <translation>Ultralytics schreibt ein abgeschnittenes JPEG an Ort und Stelle neu, den fehlenden Teil in Grau, oder lässt das Bild als beschädigt aus. Ein Lader auf OpenCV-Basis trainiert auf dem halben Bild; PIL bricht ab.</translation>
    </message>
    <message>
        <source>Extension does not fit the contents</source>
        <translation>Endung passt nicht zum Inhalt</translation>
    </message>
    <message>
        <source>{file} is called .{extension}, but it holds a {kind}.</source>
        <translation>{file} hat die Endung .{extension}, der Inhalt ist aber {kind}.</translation>
    </message>
    <message>
        <source>{count} of {total} images hold another format than their extension says, for example {example}.</source>
        <translation>{count} von {total} Bildern haben ein anderes Format, als ihre Endung sagt, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Somebody renamed the files instead of converting them. Programs that believe the name fail or decode it wrongly.</source>
        <translation>Jemand hat die Dateien umbenannt, statt sie umzuwandeln. Programme, die dem Namen glauben, scheitern oder decodieren falsch.</translation>
    </message>
    <message>
        <source>OpenCV and PIL, and with them Ultralytics and torchvision, go by the contents and read it. TensorFlow&apos;s decode_jpeg, browsers and many converters go by the name.</source>
        <translation>OpenCV und PIL, und mit ihnen Ultralytics und torchvision, richten sich nach dem Inhalt und lesen die Datei. decode_jpeg von TensorFlow, Browser und viele Konverter richten sich nach dem Namen.</translation>
    </message>
    <message>
        <source>Rename the file to the extension of its contents, and the label lists with it.</source>
        <translation>Die Datei nach der Endung ihres Inhalts umbenennen, und die Labellisten mit ihr.</translation>
    </message>
    <message>
        <source>Rotated by an EXIF tag</source>
        <translation>Durch ein EXIF-Tag gedreht</translation>
    </message>
    <message>
        <source>{file} is stored as {stored} pixels with EXIF orientation {orientation}, and shown as {image_size}. Whether its labels were drawn on the rotated picture cannot be told from the label file.</source>
        <translation>{file} ist mit {stored} Pixeln und EXIF-Ausrichtung {orientation} gespeichert und wird mit {image_size} gezeigt. Ob die Labels auf dem gedrehten Bild gezeichnet wurden, ist der Labeldatei nicht zu entnehmen.</translation>
    </message>
    <message>
        <source>{file} is stored as {stored} pixels with EXIF orientation {orientation}, and shown as {image_size}. Its labels were drawn on the unrotated picture.</source>
        <translation>{file} ist mit {stored} Pixeln und EXIF-Ausrichtung {orientation} gespeichert und wird mit {image_size} gezeigt. Die Labels wurden auf dem ungedrehten Bild gezeichnet.</translation>
    </message>
    <message>
        <source>{file} is stored as {stored} pixels with EXIF orientation {orientation}, and shown as {image_size}. Its labels were drawn on the rotated picture.</source>
        <translation>{file} ist mit {stored} Pixeln und EXIF-Ausrichtung {orientation} gespeichert und wird mit {image_size} gezeigt. Die Labels wurden auf dem gedrehten Bild gezeichnet.</translation>
    </message>
    <message>
        <source>{count} of {total} images carry an EXIF rotation, for example {example}.</source>
        <translation>{count} von {total} Bildern tragen eine EXIF-Drehung, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Programs that obey the tag and programs that ignore it see two different pictures; the labels fit only one of them.</source>
        <translation>Programme, die dem Tag folgen, und Programme, die es übergehen, sehen zwei verschiedene Bilder; die Labels passen nur zu einem davon.</translation>
    </message>
    <message>
        <source>Ultralytics and OpenCV rotate the picture as the tag says. PIL, and with it torchvision&apos;s loaders, does not unless it is told to. Boxes drawn on the other picture point at the wrong places.</source>
        <translation>Ultralytics und OpenCV drehen das Bild, wie das Tag es sagt. PIL, und damit die Lader von torchvision, dreht nur, wenn man es verlangt. Boxen, die auf dem anderen Bild gezeichnet wurden, zeigen auf die falschen Stellen.</translation>
    </message>
    <message>
        <source>Ultralytics and OpenCV rotate the picture, and the boxes then point at the wrong places. PIL, and with it torchvision&apos;s loaders, does not rotate, and fits.</source>
        <translation>Ultralytics und OpenCV drehen das Bild, und die Boxen zeigen dann auf die falschen Stellen. PIL, und damit die Lader von torchvision, dreht nicht, und das passt.</translation>
    </message>
    <message>
        <source>Ultralytics and OpenCV rotate the picture, which fits. PIL, and with it torchvision&apos;s loaders, does not unless it is told to, and the boxes then point at the wrong places.</source>
        <translation>Ultralytics und OpenCV drehen das Bild, und das passt. PIL, und damit die Lader von torchvision, dreht nur, wenn man es verlangt; sonst zeigen die Boxen auf die falschen Stellen.</translation>
    </message>
    <message>
        <source>Look at the image with its labels. Then write the picture anew with its pixels rotated and without the tag (exiftran, jpegtran, ImageMagick -auto-orient).</source>
        <translation>Das Bild mit seinen Labels ansehen. Dann das Bild mit gedrehten Pixeln und ohne das Tag neu schreiben (exiftran, jpegtran, ImageMagick -auto-orient).</translation>
    </message>
    <message>
        <source>Image of an unusual size</source>
        <translation>Bild von ungewöhnlicher Größe</translation>
    </message>
    <message>
        <source>{file} is {image_size} pixels, {factor} times off the usual size of the set.</source>
        <translation>{file} hat {image_size} Pixel und weicht um den Faktor {factor} von der üblichen Größe des Datensatzes ab.</translation>
    </message>
    <message>
        <source>{file} is {image_size} pixels, {factor} times the usual side of the set.</source>
        <translation>{file} hat {image_size} Pixel, das {factor}-Fache der üblichen Seitenlänge des Datensatzes.</translation>
    </message>
    <message>
        <source>{file} is {image_size} pixels; the usual side of the set is {factor} times as long.</source>
        <translation>{file} hat {image_size} Pixel; die übliche Seitenlänge des Datensatzes ist das {factor}-Fache.</translation>
    </message>
    <message>
        <source>{count} of {total} images have an unusual size, for example {example}.</source>
        <translation>{count} von {total} Bildern haben eine ungewöhnliche Größe, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A picture of another size often comes from another source: a thumbnail, a screenshot, a stitched picture.</source>
        <translation>Ein Bild anderer Größe kommt oft aus einer anderen Quelle: ein Vorschaubild, ein Bildschirmfoto, ein zusammengesetztes Bild.</translation>
    </message>
    <message>
        <source>Every trainer scales it to the training size: objects in it become much smaller or much coarser than in the rest.</source>
        <translation>Jeder Trainer skaliert es auf die Trainingsgröße: Objekte darin werden viel kleiner oder viel gröber als im Rest.</translation>
    </message>
    <message>
        <source>Look at it. Replace a thumbnail by its original, cut a very large picture into tiles, or leave it out.</source>
        <translation>Das Bild ansehen. Ein Vorschaubild durch sein Original ersetzen, ein sehr großes Bild in Kacheln schneiden oder es auslassen.</translation>
    </message>
    <message>
        <source>Very long or very tall image</source>
        <translation>Sehr breites oder sehr hohes Bild</translation>
    </message>
    <message>
        <source>{file} is {image_size} pixels: one side is {ratio} times the other.</source>
        <translation>{file} hat {image_size} Pixel: Eine Seite ist {ratio}-mal so lang wie die andere.</translation>
    </message>
    <message>
        <source>{count} of {total} images are very long or very tall, for example {example}.</source>
        <translation>{count} von {total} Bildern sind sehr breit oder sehr hoch, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Scaled to a square, most of the input is padding and the objects are small.</source>
        <translation>Auf ein Quadrat skaliert, besteht die Eingabe größtenteils aus Füllfläche, und die Objekte sind klein.</translation>
    </message>
    <message>
        <source>Ultralytics letterboxes it: scaled until the longer side fits, with grey bars beside it. Loaders that stretch to a square distort its objects.</source>
        <translation>Ultralytics fasst es in graue Balken ein: Es skaliert, bis die längere Seite passt, und füllt daneben grau auf. Lader, die auf ein Quadrat strecken, verzerren die Objekte.</translation>
    </message>
    <message>
        <source>Cut it into pieces that are nearer to a square, with their labels, or leave it out.</source>
        <translation>Das Bild samt Labels in Stücke schneiden, die einem Quadrat näher kommen, oder es auslassen.</translation>
    </message>
    <message>
        <source>Dark image</source>
        <translation>Dunkles Bild</translation>
    </message>
    <message>
        <source>{file} is dark: 99 % of its pixels have a luminance of at most {value}.</source>
        <translation>{file} ist dunkel: 99 % der Pixel haben eine Luminanz von höchstens {value}.</translation>
    </message>
    <message>
        <source>{count} of {total} images are dark, for example {example}.</source>
        <translation>{count} von {total} Bildern sind dunkel, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Objects that nobody can see cannot be learnt, and were often labelled by guess.</source>
        <translation>Objekte, die niemand sehen kann, lassen sich nicht lernen und wurden oft nach Vermutung gelabelt.</translation>
    </message>
    <message>
        <source>Trained like every other image; brightness augmentation makes it darker still.</source>
        <translation>Wird wie jedes andere Bild trainiert; Augmentierung der Helligkeit macht es noch dunkler.</translation>
    </message>
    <message>
        <source>Look at it with the brightness raised. Keep it where such pictures occur in use, else leave it out.</source>
        <translation>Das Bild mit erhöhter Helligkeit ansehen. Behalten, wo solche Bilder im Einsatz vorkommen, sonst auslassen.</translation>
    </message>
    <message>
        <source>Overexposed image</source>
        <translation>Überbelichtetes Bild</translation>
    </message>
    <message>
        <source>{file} is overexposed: 95 % of its pixels have a luminance of at least {value}.</source>
        <translation>{file} ist überbelichtet: 95 % der Pixel haben eine Luminanz von mindestens {value}.</translation>
    </message>
    <message>
        <source>{count} of {total} images are overexposed, for example {example}.</source>
        <translation>{count} von {total} Bildern sind überbelichtet, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Where the sensor is saturated the picture holds nothing.</source>
        <translation>Wo der Sensor gesättigt ist, enthält das Bild nichts.</translation>
    </message>
    <message>
        <source>Trained like every other image; its labels point at what cannot be seen.</source>
        <translation>Wird wie jedes andere Bild trainiert; die Labels zeigen auf etwas, das nicht zu sehen ist.</translation>
    </message>
    <message>
        <source>Look at it. Keep it where such pictures occur in use, else leave it out.</source>
        <translation>Das Bild ansehen. Behalten, wo solche Bilder im Einsatz vorkommen, sonst auslassen.</translation>
    </message>
    <message>
        <source>Image with little in it</source>
        <translation>Bild mit wenig Inhalt</translation>
    </message>
    <message>
        <source>{file} holds few different grey values ({value} bits of 8).</source>
        <translation>{file} enthält wenige verschiedene Grauwerte ({value} von 8 Bit).</translation>
    </message>
    <message>
        <source>{count} of {total} images hold few different grey values, for example {example}.</source>
        <translation>{count} von {total} Bildern enthalten wenige verschiedene Grauwerte, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Drawings, placeholders such as “image not available” and nearly empty pictures look like this.</source>
        <translation>Zeichnungen, Platzhalter wie „image not available“ und fast leere Bilder sehen so aus.</translation>
    </message>
    <message>
        <source>Trained like every other image.</source>
        <translation>Wird wie jedes andere Bild trainiert.</translation>
    </message>
    <message>
        <source>Look at it. Remove placeholders together with their labels.</source>
        <translation>Das Bild ansehen. Platzhalter samt ihren Labels entfernen.</translation>
    </message>
    <message>
        <source>Image of one colour</source>
        <translation>Einfarbiges Bild</translation>
    </message>
    <message>
        <source>{file} shows one colour all over (deviation {value} of 255 grey levels).</source>
        <translation>{file} zeigt überall dieselbe Farbe (Abweichung {value} von 255 Graustufen).</translation>
    </message>
    <message>
        <source>{count} of {total} images show one colour all over, for example {example}.</source>
        <translation>{count} von {total} Bildern zeigen überall dieselbe Farbe, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A covered lens, a lost frame or a failed export leaves such pictures.</source>
        <translation>Solche Bilder entstehen durch ein verdecktes Objektiv, ein verlorenes Einzelbild oder einen misslungenen Export.</translation>
    </message>
    <message>
        <source>Trained like every other image: with labels it teaches objects where there is nothing, without labels it is a background that never occurs.</source>
        <translation>Wird wie jedes andere Bild trainiert: Mit Labels lehrt es Objekte, wo nichts ist; ohne Labels ist es ein Hintergrund, der nie vorkommt.</translation>
    </message>
    <message>
        <source>Remove it together with its label.</source>
        <translation>Das Bild samt Label entfernen.</translation>
    </message>
    <message>
        <source>Blurred image</source>
        <translation>Unscharfes Bild</translation>
    </message>
    <message>
        <source>{file} is blurred: the sharpness of its edges is {value}, that of the middle image of the set {usual}.</source>
        <translation>{file} ist unscharf: Die Schärfe der Kanten ist {value}, die des mittleren Bildes im Datensatz {usual}.</translation>
    </message>
    <message>
        <source>{file} is blurred: the sharpness of its edges is {value}.</source>
        <translation>{file} ist unscharf: Die Schärfe der Kanten ist {value}.</translation>
    </message>
    <message>
        <source>{count} of {total} images are blurred, for example {example}.</source>
        <translation>{count} von {total} Bildern sind unscharf, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Edges that are spread over many pixels do not tell where an object ends: boxes on them are guesses.</source>
        <translation>Kanten, die sich über viele Pixel ziehen, verraten nicht, wo ein Objekt endet: Boxen darauf sind Vermutungen.</translation>
    </message>
    <message>
        <source>Trained like every other image; its uncertain borders count as exact ones in the loss of the boxes.</source>
        <translation>Wird wie jedes andere Bild trainiert; die unsicheren Grenzen zählen im Loss der Boxen als genaue.</translation>
    </message>
    <message>
        <source>Look at it. Keep it where the camera takes such pictures in use, else leave it out.</source>
        <translation>Das Bild ansehen. Behalten, wo die Kamera im Einsatz solche Bilder aufnimmt, sonst auslassen.</translation>
    </message>
    <message>
        <source>Grey image among colour images</source>
        <translation>Graues Bild unter Farbbildern</translation>
    </message>
    <message>
        <source>{file} has no colour; {others} other images of the set have.</source>
        <translation>{file} hat keine Farbe; {others} andere Bilder des Datensatzes haben welche.</translation>
    </message>
    <message>
        <source>{count} of {total} images have no colour, for example {example}.</source>
        <translation>{count} von {total} Bildern haben keine Farbe, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>It comes from another camera or source. Where one class has more of them than others, the model learns the colour instead of the object.</source>
        <translation>Es kommt von einer anderen Kamera oder aus einer anderen Quelle. Hat eine Klasse mehr solche Bilder als andere, lernt das Modell die Farbe statt des Objekts.</translation>
    </message>
    <message>
        <source>Every trainer copies the one channel into three and trains on it; changes of hue and saturation leave it as it is.</source>
        <translation>Jeder Trainer kopiert den einen Kanal in drei und trainiert darauf; Änderungen von Farbton und Sättigung lassen es, wie es ist.</translation>
    </message>
    <message>
        <source>Compare with use: leave it out where colour pictures are expected.</source>
        <translation>Mit dem Einsatz vergleichen: auslassen, wo Farbbilder erwartet werden.</translation>
    </message>
    <message>
        <source>Colour image among grey images</source>
        <translation>Farbbild unter grauen Bildern</translation>
    </message>
    <message>
        <source>{file} has colour; {others} other images of the set have none.</source>
        <translation>{file} hat Farbe; {others} andere Bilder des Datensatzes haben keine.</translation>
    </message>
    <message>
        <source>{count} of {total} images have colour, for example {example}.</source>
        <translation>{count} von {total} Bildern haben Farbe, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>It comes from another camera or source than the rest of the set.</source>
        <translation>Es kommt von einer anderen Kamera oder aus einer anderen Quelle als der Rest des Datensatzes.</translation>
    </message>
    <message>
        <source>Trained in colour beside grey ones; in use, where pictures are grey, that knowledge is worth nothing.</source>
        <translation>Wird in Farbe neben grauen trainiert; im Einsatz, wo die Bilder grau sind, ist dieses Wissen nichts wert.</translation>
    </message>
    <message>
        <source>Convert it to grey like the rest, or leave it out.</source>
        <translation>Das Bild wie den Rest in Grau umwandeln oder auslassen.</translation>
    </message>
    <message>
        <source>deviations below the middle image of the set from which an image is blurred</source>
        <translation>Abweichungen unter dem mittleren Bild des Datensatzes, ab denen ein Bild unscharf ist</translation>
    </message>
    <message>
        <source>sharpness of edges below which an image is blurred, whatever the rest of the set is like</source>
        <translation>Schärfe der Kanten, unter der ein Bild unscharf ist, gleich wie der Rest des Datensatzes aussieht</translation>
    </message>
    <message>
        <source>99th percentile of luminance below which an image is dark</source>
        <translation>99. Perzentil der Luminanz, unter dem ein Bild dunkel ist</translation>
    </message>
    <message>
        <source>deviation in grey levels below which an image shows one colour</source>
        <translation>Abweichung in Graustufen, unter der ein Bild einfarbig ist</translation>
    </message>
    <message>
        <source>share of grey pixels from which an image counts as grey</source>
        <translation>Anteil grauer Pixel, ab dem ein Bild als grau zählt</translation>
    </message>
    <message>
        <source>5th percentile of luminance above which an image is overexposed</source>
        <translation>5. Perzentil der Luminanz, über dem ein Bild überbelichtet ist</translation>
    </message>
    <message>
        <source>entropy of grey values below which an image holds little</source>
        <translation>Entropie der Grauwerte, unter der ein Bild wenig enthält</translation>
    </message>
    <message>
        <source>shorter side as a share of the longer one below which an image is very long or tall</source>
        <translation>Kürzere Seite als Anteil der längeren, unter dem ein Bild sehr breit oder sehr hoch ist</translation>
    </message>
    <message>
        <source>interquartile ranges beyond the quartiles from which a size is unusual</source>
        <translation>Interquartilsabstände jenseits der Quartile, ab denen eine Größe ungewöhnlich ist</translation>
    </message>
    <message>
        <source>side below which an image is too small</source>
        <translation>Seite, unter der ein Bild zu klein ist</translation>
    </message>
    <message>
        <source>The same image twice</source>
        <translation>Dasselbe Bild zweimal</translation>
    </message>
    <message>
        <source>{file} and {other} are the same file.</source>
        <translation>{file} und {other} sind dieselbe Datei.</translation>
    </message>
    <message>
        <source>{file} and {other} hold the same pixels, saved differently.</source>
        <translation>{file} und {other} enthalten dieselben Pixel, anders gespeichert.</translation>
    </message>
    <message>
        <source>{count} of {total} images are there twice, for example {example}.</source>
        <translation>{count} von {total} Bildern sind doppelt vorhanden, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A picture that is there twice counts twice, and its two labels may contradict each other.</source>
        <translation>Ein doppelt vorhandenes Bild zählt doppelt, und seine beiden Labels können einander widersprechen.</translation>
    </message>
    <message>
        <source>Trainers do not notice: the picture has twice the weight of the others.</source>
        <translation>Trainer merken es nicht: Das Bild hat das doppelte Gewicht der anderen.</translation>
    </message>
    <message>
        <source>Keep the one with the better label and remove the other.</source>
        <translation>Das mit dem besseren Label behalten und das andere entfernen.</translation>
    </message>
    <message>
        <source>Nearly the same image twice</source>
        <translation>Fast dasselbe Bild zweimal</translation>
    </message>
    <message>
        <source>{file} is nearly the same picture as {other} (agreement {similarity}): re-encoded, resized, brightened or cut.</source>
        <translation>{file} ist fast dasselbe Bild wie {other} (Übereinstimmung {similarity}): neu codiert, skaliert, aufgehellt oder beschnitten.</translation>
    </message>
    <message>
        <source>{file} is {other} mirrored (agreement {similarity}).</source>
        <translation>{file} ist {other} gespiegelt (Übereinstimmung {similarity}).</translation>
    </message>
    <message>
        <source>{count} of {total} images are nearly the same as another one, for example {example}.</source>
        <translation>{count} von {total} Bildern sind fast gleich einem anderen, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Copies add no knowledge, and their labels may contradict each other. Augmented copies that were saved into the set hide how small it is.</source>
        <translation>Kopien bringen kein Wissen hinzu, und ihre Labels können einander widersprechen. Augmentierte Kopien, die im Datensatz gespeichert wurden, verbergen, wie klein er ist.</translation>
    </message>
    <message>
        <source>Trainers do not notice: the scene has a multiple of the weight of the others.</source>
        <translation>Trainer merken es nicht: Die Szene hat ein Mehrfaches des Gewichts der anderen.</translation>
    </message>
    <message>
        <source>Keep the best one. Let the trainer augment while it trains instead of saving augmented copies.</source>
        <translation>Die beste Fassung behalten. Den Trainer während des Trainings augmentieren lassen, statt augmentierte Kopien zu speichern.</translation>
    </message>
    <message>
        <source>Training file in a held-out split</source>
        <translation>Trainingsdatei in einem zurückgehaltenen Teil</translation>
    </message>
    <message>
        <source>{file} ({second}) is the same file as {other} ({first}).</source>
        <translation>{file} ({second}) ist dieselbe Datei wie {other} ({first}).</translation>
    </message>
    <message>
        <source>{count} of {total} held-out images are files of another split, for example {example}.</source>
        <translation>{count} von {total} zurückgehaltenen Bildern sind Dateien eines anderen Teils, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A score on held-out pictures that were trained on is partly a score of what was learnt by heart.</source>
        <translation>Ein Ergebnis auf zurückgehaltenen Bildern, auf denen trainiert wurde, misst zum Teil nur auswendig Gelerntes.</translation>
    </message>
    <message>
        <source>Trainers do not notice: the held-out score is too high, and the best epoch is chosen by it.</source>
        <translation>Trainer merken es nicht: Das Ergebnis auf den zurückgehaltenen Bildern ist zu hoch, und danach wird die beste Epoche gewählt.</translation>
    </message>
    <message>
        <source>Remove one of the two, or write a split in which both lie on the same side.</source>
        <translation>Eines der beiden entfernen oder eine Aufteilung schreiben, in der beide auf derselben Seite liegen.</translation>
    </message>
    <message>
        <source>Training picture in a held-out split, saved differently</source>
        <translation>Trainingsbild in einem zurückgehaltenen Teil, anders gespeichert</translation>
    </message>
    <message>
        <source>{file} ({second}) holds the same pixels as {other} ({first}), saved differently.</source>
        <translation>{file} ({second}) enthält dieselben Pixel wie {other} ({first}), anders gespeichert.</translation>
    </message>
    <message>
        <source>{count} of {total} held-out images hold the pixels of another split, for example {example}.</source>
        <translation>{count} von {total} zurückgehaltenen Bildern enthalten die Pixel eines anderen Teils, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Copy of a training picture in a held-out split</source>
        <translation>Kopie eines Trainingsbildes in einem zurückgehaltenen Teil</translation>
    </message>
    <message>
        <source>{file} ({second}) is a copy of {other} ({first}), re-encoded, resized, brightened or cut (agreement {similarity}).</source>
        <translation>{file} ({second}) ist eine Kopie von {other} ({first}), neu codiert, skaliert, aufgehellt oder beschnitten (Übereinstimmung {similarity}).</translation>
    </message>
    <message>
        <source>{count} of {total} held-out images are copies from another split, for example {example}.</source>
        <translation>{count} von {total} zurückgehaltenen Bildern sind Kopien aus einem anderen Teil, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Mirrored training picture in a held-out split</source>
        <translation>Gespiegeltes Trainingsbild in einem zurückgehaltenen Teil</translation>
    </message>
    <message>
        <source>{file} ({second}) is {other} ({first}) mirrored (agreement {similarity}).</source>
        <translation>{file} ({second}) ist {other} ({first}) gespiegelt (Übereinstimmung {similarity}).</translation>
    </message>
    <message>
        <source>{count} of {total} held-out images are mirrored from another split, for example {example}.</source>
        <translation>{count} von {total} zurückgehaltenen Bildern sind aus einem anderen Teil gespiegelt, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Scene of a training picture in a held-out split</source>
        <translation>Szene eines Trainingsbildes in einem zurückgehaltenen Teil</translation>
    </message>
    <message>
        <source>{file} ({second}) shows the same scene as {other} ({first}) (agreement {similarity}).</source>
        <translation>{file} ({second}) zeigt dieselbe Szene wie {other} ({first}) (Übereinstimmung {similarity}).</translation>
    </message>
    <message>
        <source>{count} of {total} held-out images show a scene of another split, for example {example}.</source>
        <translation>{count} von {total} zurückgehaltenen Bildern zeigen eine Szene eines anderen Teils, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Neighbouring frames share background, light and most of their objects: recognising them is memory, not skill.</source>
        <translation>Benachbarte Einzelbilder teilen Hintergrund, Licht und die meisten ihrer Objekte: Sie wiederzuerkennen ist Gedächtnis, nicht Können.</translation>
    </message>
    <message>
        <source>Trainers do not notice: the held-out score is too high for scenes that were never seen.</source>
        <translation>Trainer merken es nicht: Der Wert auf den zurückgehaltenen Bildern ist zu hoch für Szenen, die nie gesehen wurden.</translation>
    </message>
    <message>
        <source>Write a split in which frames of one scene lie on the same side.</source>
        <translation>Eine Aufteilung schreiben, in der die Einzelbilder einer Szene auf derselben Seite liegen.</translation>
    </message>
    <message>
        <source>How much of a split is known from another</source>
        <translation>Wie viel von einem Teil aus einem anderen bekannt ist</translation>
    </message>
    <message>
        <source>{count} of {total} images of {second} ({share} %) are also in {first}, as a file, a copy or a scene, for example {example}.</source>
        <translation>{count} von {total} Bildern von {second} ({share} %) sind auch in {first}, als Datei, Kopie oder Szene, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>This share of the held-out score measures memory.</source>
        <translation>Dieser Anteil des Werts auf den zurückgehaltenen Bildern misst Gedächtnis.</translation>
    </message>
    <message>
        <source>The score of {second} says less about new pictures the larger this share is.</source>
        <translation>Der Wert von {second} sagt umso weniger über neue Bilder, je größer dieser Anteil ist.</translation>
    </message>
    <message>
        <source>Compare the score with and without these images, and write a split without them.</source>
        <translation>Den Wert mit und ohne diese Bilder vergleichen und eine Aufteilung ohne sie schreiben.</translation>
    </message>
    <message>
        <source>Recording in training and in a held-out split</source>
        <translation>Aufnahme im Training und in einem zurückgehaltenen Teil</translation>
    </message>
    <message>
        <source>{count} of {total} images of {second} ({share} %) come from recordings that {first} has frames of, as their names tell; {one} % lie within one step of a training frame, {two} % within two. Most of them: {worst}.</source>
        <translation>{count} von {total} Bildern von {second} ({share} %) stammen den Namen nach aus Aufnahmen, von denen {first} Einzelbilder hat; {one} % liegen höchstens einen Schritt von einem Trainingsbild entfernt, {two} % höchstens zwei. Die meisten davon: {worst}.</translation>
    </message>
    <message>
        <source>Neighbouring frames of a recording are nearly the same picture, although no two files are equal.</source>
        <translation>Benachbarte Einzelbilder einer Aufnahme sind fast dasselbe Bild, obwohl keine zwei Dateien gleich sind.</translation>
    </message>
    <message>
        <source>Trainers do not notice: the held-out score is that of pictures which are known, not of new ones.</source>
        <translation>Trainer merken es nicht: Der Wert auf den zurückgehaltenen Bildern gilt für bekannte Bilder, nicht für neue.</translation>
    </message>
    <message>
        <source>Split by recording: all frames of one on the same side.</source>
        <translation>Nach Aufnahmen aufteilen: alle Einzelbilder einer Aufnahme auf dieselbe Seite.</translation>
    </message>
    <message>
        <source>A split without leaks exists</source>
        <translation>Es gibt eine Aufteilung ohne Lecks</translation>
    </message>
    <message>
        <source>The images form {groups} groups that belong together; a split that keeps them together changes the split of {count} of {total} images and keeps the shares.</source>
        <translation>Die Bilder bilden {groups} Gruppen, die zusammengehören; ein Teil, der sie zusammenhält, ändert den Teil von {count} von {total} Bildern und behält die Anteile.</translation>
    </message>
    <message>
        <source>What is alike, or of one recording, has to lie on one side.</source>
        <translation>Was sich gleicht oder aus einer Aufnahme stammt, muss auf einer Seite liegen.</translation>
    </message>
    <message>
        <source>Scores of the new split are lower, and closer to what happens in use.</source>
        <translation>Die Werte der neuen Aufteilung sind niedriger und näher an dem, was im Einsatz geschieht.</translation>
    </message>
    <message>
        <source>Have the new lists written and train with them; no file is moved.</source>
        <translation>Die neuen Listen schreiben lassen und mit ihnen trainieren; keine Datei wird verschoben.</translation>
    </message>
    <message>
        <source>No split without leaks exists</source>
        <translation>Es gibt keine Aufteilung ohne Lecks</translation>
    </message>
    <message>
        <source>{largest} of {total} images ({share} %) belong together, by recording or by likeness, so no split of these shares keeps them on one side ({groups} groups in all).</source>
        <translation>{largest} von {total} Bildern ({share} %) gehören durch Aufnahme oder Ähnlichkeit zusammen, sodass kein Teil mit diesen Anteilen sie auf einer Seite hält (insgesamt {groups} Gruppen).</translation>
    </message>
    <message>
        <source>Every held-out score of this set is a score of pictures that are partly known.</source>
        <translation>Jeder Wert auf zurückgehaltenen Bildern dieses Datensatzes ist ein Wert auf Bildern, die zum Teil bekannt sind.</translation>
    </message>
    <message>
        <source>Get pictures of another recording for validation, or leave a gap in time between the splits and say so with every score.</source>
        <translation>Bilder einer anderen Aufnahme für die Validierung beschaffen oder zwischen den Teilen eine zeitliche Lücke lassen und das bei jedem Wert angeben.</translation>
    </message>
    <message>
        <source>Classes occur otherwise in a split</source>
        <translation>Klassen kommen in einem Teil anders vor</translation>
    </message>
    <message>
        <source>Classes occur in {second} in other shares than in {first} (Cramér&apos;s V {effect}, chance {chance}); most of all {class}: {after} % in place of {before} %.</source>
        <translation>Klassen kommen in {second} mit anderen Anteilen vor als in {first} (Cramérs V {effect}, Zufall {chance}); am stärksten {class}: {after} % statt {before} %.</translation>
    </message>
    <message>
        <source>A split that was drawn at random differs less. It was split by folder, by time or by hand.</source>
        <translation>Ein zufällig gezogener Teil weicht weniger ab. Hier wurde nach Ordnern, nach Zeit oder von Hand aufgeteilt.</translation>
    </message>
    <message>
        <source>The held-out score weighs classes otherwise than training does; epochs are chosen for a mixture that does not occur.</source>
        <translation>Der Wert auf den zurückgehaltenen Bildern gewichtet Klassen anders als das Training; Epochen werden für eine Mischung gewählt, die nicht vorkommt.</translation>
    </message>
    <message>
        <source>Draw the split anew, stratified by class, or say what the other mixture stands for.</source>
        <translation>Den Teil neu ziehen, nach Klassen geschichtet, oder angeben, wofür die andere Mischung steht.</translation>
    </message>
    <message>
        <source>Objects are of another size in a split</source>
        <translation>Objekte haben in einem Teil eine andere Größe</translation>
    </message>
    <message>
        <source>Objects are of another size in {second} than in {first}: the middle one is {factor} times as large (largest distance of the distributions {effect}, chance {chance}).</source>
        <translation>Objekte haben in {second} eine andere Größe als in {first}: Das mittlere ist {factor}-mal so groß (größter Abstand der Verteilungen {effect}, Zufall {chance}).</translation>
    </message>
    <message>
        <source>A split that was drawn at random differs less. Another camera, zoom or annotator is likely.</source>
        <translation>Ein zufällig gezogener Teil weicht weniger ab. Wahrscheinlich ist eine andere Kamera, ein anderer Zoom oder ein anderer Annotator.</translation>
    </message>
    <message>
        <source>The held-out score is that of objects of a size which training has few of.</source>
        <translation>Der Wert auf den zurückgehaltenen Bildern gilt für Objekte einer Größe, von der das Training wenige hat.</translation>
    </message>
    <message>
        <source>Draw the split anew, or add pictures with objects of that size to training.</source>
        <translation>Den Teil neu ziehen oder dem Training Bilder mit Objekten dieser Größe hinzufügen.</translation>
    </message>
    <message>
        <source>agreement from which two pictures are copies</source>
        <translation>Übereinstimmung, ab der zwei Bilder Kopien sind</translation>
    </message>
    <message>
        <source>deviations above the likeness of unrelated pictures of the set from which two are alike</source>
        <translation>Abweichungen über der Ähnlichkeit unverwandter Bilder des Datensatzes, ab denen zwei Bilder sich gleichen</translation>
    </message>
    <message>
        <source>agreement from which two pictures show one scene</source>
        <translation>Übereinstimmung, ab der zwei Bilder eine Szene zeigen</translation>
    </message>
    <message>
        <source>Cramér&apos;s V from which classes occur otherwise in a split</source>
        <translation>Cramérs V, ab dem Klassen in einem Teil anders vorkommen</translation>
    </message>
    <message>
        <source>distance of the distributions from which sizes differ between splits</source>
        <translation>Abstand der Verteilungen, ab dem sich Größen zwischen Teilen unterscheiden</translation>
    </message>
    <message>
        <source>Paired</source>
        <translation>Gepaart</translation>
    </message>
    <message>
        <source>Trains on the image with this label.</source>
        <translation>Trainiert auf dem Bild mit diesem Label.</translation>
    </message>
    <message>
        <source>Trains on it after its own conversion to text labels (convert_coco).</source>
        <translation>Trainiert darauf nach der eigenen Konvertierung in Textlabels (convert_coco).</translation>
    </message>
    <message>
        <source>Trains on it only after a conversion: it does not read XML.</source>
        <translation>Trainiert darauf erst nach einer Konvertierung: XML liest er nicht.</translation>
    </message>
    <message>
        <source>Trains on it only after masks were made polygons (convert_segment_masks_to_yolo_seg).</source>
        <translation>Trainiert darauf erst, wenn aus Masken Polygone geworden sind (convert_segment_masks_to_yolo_seg).</translation>
    </message>
    <message>
        <source>Trains on it only after a conversion: it does not read this list.</source>
        <translation>Trainiert darauf erst nach einer Konvertierung: Diese Liste liest er nicht.</translation>
    </message>
    <message>
        <source>Trains on it after the conversion in its VisDrone.yaml, which leaves ignored regions out.</source>
        <translation>Trainiert darauf nach der Konvertierung in der eigenen VisDrone.yaml, die ignorierte Bereiche auslässt.</translation>
    </message>
    <message>
        <source>Declared empty</source>
        <translation>Ausdrücklich leer</translation>
    </message>
    <message>
        <source>Trains on the image as background, and counts it together with images whose label is missing.</source>
        <translation>Trainiert auf dem Bild als Hintergrund und zählt es zusammen mit Bildern, deren Label fehlt.</translation>
    </message>
    <message>
        <source>Its conversion writes no label file for the image: trained as background all the same.</source>
        <translation>Die eigene Konvertierung schreibt keine Labeldatei zum Bild: Es wird trotzdem als Hintergrund trainiert.</translation>
    </message>
    <message>
        <source>Gives the model an empty list of boxes; detection models need it in the shape [0, 4], or the step fails.</source>
        <translation>Gibt dem Modell eine leere Liste von Boxen; Detektionsmodelle brauchen sie in der Form [0, 4], sonst misslingt der Schritt.</translation>
    </message>
    <message>
        <source>CocoDetection gives an empty list for it; reference scripts leave such images out.</source>
        <translation>CocoDetection gibt dafür eine leere Liste; Referenzskripte lassen solche Bilder aus.</translation>
    </message>
    <message>
        <source>Trains on the image with a mask that is all background.</source>
        <translation>Trainiert auf dem Bild mit einer Maske, die ganz Hintergrund ist.</translation>
    </message>
    <message>
        <source>Missing label</source>
        <translation>Fehlendes Label</translation>
    </message>
    <message>
        <source>Trains on the image as background: whatever is in it becomes a negative.</source>
        <translation>Trainiert auf dem Bild als Hintergrund: Was auch immer darin ist, wird zum Negativbeispiel.</translation>
    </message>
    <message>
        <source>Trains on the image as background where it lies in a folder that data.yaml names.</source>
        <translation>Trainiert auf dem Bild als Hintergrund, wo es in einem Ordner liegt, den data.yaml nennt.</translation>
    </message>
    <message>
        <source>Stops with FileNotFoundError when it comes to this image.</source>
        <translation>Bricht mit FileNotFoundError ab, wenn dieses Bild an der Reihe ist.</translation>
    </message>
    <message>
        <source>CocoDetection gives an empty list for it: trained as background.</source>
        <translation>CocoDetection gibt dafür eine leere Liste: Es wird als Hintergrund trainiert.</translation>
    </message>
    <message>
        <source>Stops at this image; a loader that pairs two sorted listings gives every image behind it the wrong mask.</source>
        <translation>Bricht bei diesem Bild ab; ein Lader, der zwei sortierte Listen paart, gibt jedem Bild dahinter die falsche Maske.</translation>
    </message>
    <message>
        <source>Never opens it: it looks for labels by the names of images.</source>
        <translation>Öffnet es nie: Labels werden nach den Namen der Bilder gesucht.</translation>
    </message>
    <message>
        <source>Never opens it.</source>
        <translation>Öffnet es nie.</translation>
    </message>
    <message>
        <source>Never opens it, unless it pairs two sorted listings: then every image behind it gets the wrong mask.</source>
        <translation>Öffnet sie nie, außer wenn zwei sortierte Listen gepaart werden: Dann erhält jedes Bild dahinter die falsche Maske.</translation>
    </message>
    <message>
        <source>Twin names</source>
        <translation>Zwillingsnamen</translation>
    </message>
    <message>
        <source>Trains on both images with the same label, although it was made for one of them.</source>
        <translation>Trainiert auf beiden Bildern mit demselben Label, obwohl es für eines von ihnen gemacht wurde.</translation>
    </message>
    <message>
        <source>VOCDetection opens the .jpg only; the other image is never seen.</source>
        <translation>VOCDetection öffnet nur die .jpg-Datei; das andere Bild wird nie gesehen.</translation>
    </message>
    <message>
        <source>Capitals differ</source>
        <translation>Groß- und Kleinschreibung verschieden</translation>
    </message>
    <message>
        <source>On Linux trains on the image as background and never opens the label; on Windows and macOS pairs them.</source>
        <translation>Trainiert unter Linux auf dem Bild als Hintergrund und öffnet das Label nie; unter Windows und macOS werden beide gepaart.</translation>
    </message>
    <message>
        <source>On Linux stops with FileNotFoundError; on Windows and macOS pairs them.</source>
        <translation>Bricht unter Linux mit FileNotFoundError ab; unter Windows und macOS werden beide gepaart.</translation>
    </message>
    <message>
        <source>Label in another folder</source>
        <translation>Label in einem anderen Ordner</translation>
    </message>
    <message>
        <source>Trains on the image as background and never opens the label: it looks only where /images/ becomes /labels/.</source>
        <translation>Trainiert auf dem Bild als Hintergrund und öffnet das Label nie: Gesucht wird nur dort, wo aus /images/ /labels/ wird.</translation>
    </message>
    <message>
        <source>Stops with FileNotFoundError: it looks in one folder only.</source>
        <translation>Bricht mit FileNotFoundError ab: Gesucht wird nur in einem Ordner.</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Leaves the image out as corrupt, with a warning among thousands of lines.</source>
        <translation>Lässt das Bild als beschädigt aus, mit einer Warnung unter Tausenden von Zeilen.</translation>
    </message>
    <message>
        <source>Stops with an error when it comes to this file, perhaps hours into an epoch.</source>
        <translation>Bricht mit einem Fehler ab, wenn diese Datei an der Reihe ist, vielleicht Stunden nach Beginn einer Epoche.</translation>
    </message>
    <message>
        <source>Listed but absent</source>
        <translation>Aufgeführt, aber nicht vorhanden</translation>
    </message>
    <message>
        <source>Leaves it out as corrupt and trains on the rest.</source>
        <translation>Lässt es als beschädigt aus und trainiert auf dem Rest.</translation>
    </message>
    <message>
        <source>Its conversion writes a label without an image, which is never opened.</source>
        <translation>Die eigene Konvertierung schreibt ein Label ohne Bild, das nie geöffnet wird.</translation>
    </message>
    <message>
        <source>Present but unlisted</source>
        <translation>Vorhanden, aber nicht aufgeführt</translation>
    </message>
    <message>
        <source>Never sees it: no split of the data.yaml names it.</source>
        <translation>Sieht es nie: Kein Teil der data.yaml nennt es.</translation>
    </message>
    <message>
        <source>Trains on it as background if it lies in a folder that data.yaml names, because it lists folders and not the annotations.</source>
        <translation>Trainiert darauf als Hintergrund, wenn es in einem Ordner liegt, den data.yaml nennt; denn aufgelistet werden Ordner und nicht die Annotationen.</translation>
    </message>
    <message>
        <source>Never sees it.</source>
        <translation>Sieht es nie.</translation>
    </message>
    <message>
        <source>CocoDetection never sees it: the annotations do not name it.</source>
        <translation>CocoDetection sieht es nie: Die Annotationen nennen es nicht.</translation>
    </message>
    <message>
        <source>VOCDetection never sees it: no list in ImageSets names it.</source>
        <translation>VOCDetection sieht es nie: Keine Liste in ImageSets nennt es.</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message>
        <source>Not part of the training.</source>
        <translation>Nicht Teil des Trainings.</translation>
    </message>
    <message>
        <source>Not part of the training; a loader that lists a folder without looking at extensions stops at a hidden or foreign file.</source>
        <translation>Nicht Teil des Trainings; ein Lader, der einen Ordner auflistet, ohne auf Endungen zu achten, bricht bei einer versteckten oder fremden Datei ab.</translation>
    </message>
    <message>
        <source>The other masks of this set hold foreground and background only. A mask of several classes looks black to the eye and to every threshold.</source>
        <translation>Die anderen Masken dieses Datensatzes enthalten nur Vordergrund und Hintergrund. Eine Maske mit mehreren Klassen sieht für das Auge und für jeden Schwellwert schwarz aus.</translation>
    </message>
    <message>
        <source>A loader that divides by 255 and compares with one half reads the whole mask as background. Here every class but number 0 counts as foreground.</source>
        <translation>Ein Lader, der durch 255 teilt und mit einhalb vergleicht, liest die ganze Maske als Hintergrund. Hier zählt jede Klasse außer Nummer 0 als Vordergrund.</translation>
    </message>
    <message>
        <source>A value of 127 or less is background to a loader that compares with one half, so that the whole mask may read as empty. One that compares with 255 finds no foreground at all. Here the higher of the two is foreground.</source>
        <translation>Ein Wert von 127 oder weniger ist für einen Lader, der mit einhalb vergleicht, Hintergrund, sodass die ganze Maske als leer gelesen werden kann. Einer, der mit 255 vergleicht, findet gar keinen Vordergrund. Hier ist der höhere der beiden Werte Vordergrund.</translation>
    </message>
    <message>
        <source>Several masks an image</source>
        <translation>Mehrere Masken je Bild</translation>
    </message>
    <message>
        <source>{count} images have masks of several annotators, which overlap by {mean} % on average (intersection over union) and by {lowest} % at the least, in {example}.</source>
        <translation>{count} Bilder haben Masken mehrerer Annotatoren, die sich im Mittel zu {mean} % überlappen (Intersection over Union) und mindestens zu {lowest} %, bei {example}.</translation>
    </message>
    <message>
        <source>How far people agree is how well a model can do: a score above it means that it has learnt one person&apos;s habits.</source>
        <translation>Wie weit Menschen übereinstimmen, so gut kann ein Modell sein: Ein Wert darüber bedeutet, dass es die Gewohnheiten einer einzelnen Person gelernt hat.</translation>
    </message>
    <message>
        <source>A loader takes one mask an image, here the first. Scores depend on whose mask it is.</source>
        <translation>Ein Lader nimmt eine Maske je Bild, hier die erste. Die Werte hängen davon ab, wessen Maske es ist.</translation>
    </message>
    <message>
        <source>Name the annotator whose masks you train on, and report the agreement between them beside the scores.</source>
        <translation>Den Annotator nennen, auf dessen Masken trainiert wird, und neben den Werten die Übereinstimmung der Annotatoren angeben.</translation>
    </message>
    <message>
        <source>Annotators disagree</source>
        <translation>Annotatoren sind sich uneinig</translation>
    </message>
    <message>
        <source>The masks of {image} overlap by only {overlap} %; {mean} % are usual in this set.</source>
        <translation>Die Masken von {image} überlappen sich nur zu {overlap} %; üblich sind in diesem Datensatz {mean} %.</translation>
    </message>
    <message>
        <source>The masks of {count} of {total} images overlap by less than half, for example those of {example}.</source>
        <translation>Die Masken von {count} von {total} Bildern überlappen sich zu weniger als der Hälfte, zum Beispiel die von {example}.</translation>
    </message>
    <message>
        <source>One of the annotators overlooked an object, drew another one, or labelled another image.</source>
        <translation>Einer der Annotatoren hat ein Objekt übersehen, ein anderes gezeichnet oder ein anderes Bild gelabelt.</translation>
    </message>
    <message>
        <source>The first mask is trained on, right or wrong.</source>
        <translation>Trainiert wird auf der ersten Maske, ob richtig oder falsch.</translation>
    </message>
    <message>
        <source>Look at the masks over the image and settle which is right.</source>
        <translation>Die Masken über dem Bild ansehen und entscheiden, welche richtig ist.</translation>
    </message>
    <message>
        <source>Classes in the masks</source>
        <translation>Klassen in den Masken</translation>
    </message>
    <message>
        <source>The masks hold {count} classes, by share of pixels: {classes}.</source>
        <translation>Die Masken enthalten {count} Klassen, nach Anteil der Pixel: {classes}.</translation>
    </message>
    <message>
        <source>Rare classes are learnt late or never, and a class that nobody expects is most often a slip.</source>
        <translation>Seltene Klassen werden spät oder nie gelernt, und eine Klasse, die niemand erwartet, ist meist ein Versehen.</translation>
    </message>
    <message>
        <source>A loader that divides by 255 and compares with one half reads such masks as background all over. Here every class but number 0 counts as foreground; 255 is left out.</source>
        <translation>Ein Lader, der durch 255 teilt und mit einhalb vergleicht, liest solche Masken ganz als Hintergrund. Hier zählt jede Klasse außer Nummer 0 als Vordergrund; 255 bleibt außer Betracht.</translation>
    </message>
    <message>
        <source>Compare the numbers with the list of classes. Where classes are rare, weight the loss or count overlap by class.</source>
        <translation>Die Nummern mit der Klassenliste vergleichen. Wo Klassen selten sind, den Loss gewichten oder die Überlappung nach Klassen berechnen.</translation>
    </message>
    <message>
        <source>Mask fits another image</source>
        <translation>Maske passt zu einem anderen Bild</translation>
    </message>
    <message>
        <source>{file} fits {other} better than its own image {image} ({confidence} % confident).</source>
        <translation>{file} passt besser zu {other} als zum eigenen Bild {image} (Sicherheit {confidence} %).</translation>
    </message>
    <message>
        <source>{count} of {total} masks fit another image better than their own, for example {example}.</source>
        <translation>{count} von {total} Masken passen besser zu einem anderen Bild als zum eigenen, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Edges and colours of an image agree with its mask. Here they agree far less than in the rest of the set, and with another image far better: two files were swapped or renamed, or a sorted list was shifted.</source>
        <translation>Kanten und Farben eines Bildes stimmen mit seiner Maske überein. Hier stimmen sie weit weniger überein als im übrigen Datensatz und mit einem anderen Bild weit besser: Zwei Dateien wurden vertauscht oder umbenannt, oder eine sortierte Liste wurde verschoben.</translation>
    </message>
    <message>
        <source>Every loader pairs the two by name and trains on a wrong mask, without an error.</source>
        <translation>Jeder Lader paart die beiden nach Namen und trainiert auf einer falschen Maske, ohne Fehlermeldung.</translation>
    </message>
    <message>
        <source>Look at both pairs, and give each mask the name of its image.</source>
        <translation>Beide Paare ansehen und jeder Maske den Namen ihres Bildes geben.</translation>
    </message>
    <message>
        <source>Mask is turned or mirrored</source>
        <translation>Maske ist gedreht oder gespiegelt</translation>
    </message>
    <message>
        <source>{file} fits its image better when it is {turn} ({confidence} % confident).</source>
        <translation>{file} passt besser zum eigenen Bild, wenn die Maske {turn} ist (Sicherheit {confidence} %).</translation>
    </message>
    <message>
        <source>{count} of {total} masks fit their images better when they are turned or mirrored, for example {example}.</source>
        <translation>{count} von {total} Masken passen besser zu ihren Bildern, wenn sie gedreht oder gespiegelt sind, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Images with an EXIF rotation, transposed arrays and mirrored exports leave masks that have the right size and lie in the wrong place.</source>
        <translation>Bilder mit EXIF-Drehung, transponierte Arrays und gespiegelte Exporte hinterlassen Masken, die die richtige Größe haben und an der falschen Stelle liegen.</translation>
    </message>
    <message>
        <source>A loader trains on the mask as it is. Turning by 90 degrees differs from image to image where sizes differ.</source>
        <translation>Ein Lader trainiert auf der Maske, wie sie ist. Eine Drehung um 90 Grad ist von Bild zu Bild verschieden, wo die Größen verschieden sind.</translation>
    </message>
    <message>
        <source>Turn the mask, and look for the step in which the images were turned and the masks were not.</source>
        <translation>Die Maske drehen und den Schritt suchen, in dem die Bilder gedreht wurden und die Masken nicht.</translation>
    </message>
    <message>
        <source>How masks are written</source>
        <translation>Wie Masken geschrieben sind</translation>
    </message>
    <message>
        <source>{total} masks, read as: {kinds}.</source>
        <translation>{total} Masken, gelesen als: {kinds}.</translation>
    </message>
    <message>
        <source>A mask is a picture of numbers, and what they mean is written nowhere.</source>
        <translation>Eine Maske ist ein Bild aus Zahlen, und was sie bedeuten, steht nirgends geschrieben.</translation>
    </message>
    <message>
        <source>A loader that expects another kind reads foreground as background or the other way round, without an error.</source>
        <translation>Ein Lader, der eine andere Art erwartet, liest Vordergrund als Hintergrund oder umgekehrt, ohne Fehlermeldung.</translation>
    </message>
    <message>
        <source>Compare with what your loader expects. 0 and 255 in PNG without a palette is read alike by all.</source>
        <translation>Mit dem vergleichen, was der eigene Lader erwartet. 0 und 255 in PNG ohne Palette lesen alle gleich.</translation>
    </message>
    <message>
        <source>Masks of 0/1 among masks of 0/255</source>
        <translation>Masken mit 0/1 unter Masken mit 0/255</translation>
    </message>
    <message>
        <source>{ones} masks hold 0 and 1, {others} reach up to 255, for example {example} among the fewer.</source>
        <translation>{ones} Masken enthalten 0 und 1, {others} reichen bis 255, zum Beispiel {example} unter den wenigeren.</translation>
    </message>
    <message>
        <source>The masks come from two tools or two exports.</source>
        <translation>Die Masken stammen aus zwei Werkzeugen oder zwei Exporten.</translation>
    </message>
    <message>
        <source>A loader that divides by 255 reads the masks of 0 and 1 as empty. One that takes every value above 0 widens soft edges. Here both are read rightly.</source>
        <translation>Ein Lader, der durch 255 teilt, liest die Masken mit 0 und 1 als leer. Einer, der jeden Wert über 0 nimmt, verbreitert weiche Kanten. Hier werden beide richtig gelesen.</translation>
    </message>
    <message>
        <source>Write all masks with 0 and 255.</source>
        <translation>Alle Masken mit 0 und 255 schreiben.</translation>
    </message>
    <message>
        <source>Mask over a blank part</source>
        <translation>Maske über einem leeren Bereich</translation>
    </message>
    <message>
        <source>{file} lies on a part of {image} where there is nothing to see: one colour all over.</source>
        <translation>{file} liegt auf einem Bereich von {image}, in dem nichts zu sehen ist: durchgehend eine Farbe.</translation>
    </message>
    <message>
        <source>{count} of {total} masks lie on blank parts of their images, for example {example}.</source>
        <translation>{count} von {total} Masken liegen auf leeren Bereichen ihrer Bilder, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>An object without an edge or a structure was drawn in a margin, or on a picture that was masked out or moved.</source>
        <translation>Ein Objekt ohne Kante oder Struktur wurde in einen Rand gezeichnet oder auf ein Bild, das abgedeckt oder verschoben wurde.</translation>
    </message>
    <message>
        <source>The model is taught to find an object in a blank surface.</source>
        <translation>Das Modell lernt, ein Objekt in einer leeren Fläche zu finden.</translation>
    </message>
    <message>
        <source>Look at the mask over the image; correct or remove it.</source>
        <translation>Die Maske über dem Bild ansehen; sie berichtigen oder entfernen.</translation>
    </message>
    <message>
        <source>Several masks an image that do not overlap</source>
        <translation>Mehrere Masken je Bild, die sich nicht überlappen</translation>
    </message>
    <message>
        <source>{count} images have several masks that hardly overlap ({mean} % on average): parts of one mask, such as one an object, rather than opinions.</source>
        <translation>{count} Bilder haben mehrere Masken, die sich kaum überlappen (im Mittel {mean} %): eher Teile einer Maske, etwa eine je Objekt, als verschiedene Meinungen.</translation>
    </message>
    <message>
        <source>Tools that label object by object write a file an object.</source>
        <translation>Werkzeuge, die Objekt für Objekt labeln, schreiben eine Datei je Objekt.</translation>
    </message>
    <message>
        <source>A loader takes one file an image, and so one object. Here the first one is read as well.</source>
        <translation>Ein Lader nimmt eine Datei je Bild und damit ein Objekt. Auch hier wird die erste gelesen.</translation>
    </message>
    <message>
        <source>Join the parts of each image into one mask.</source>
        <translation>Die Teile jedes Bildes zu einer Maske vereinen.</translation>
    </message>
    <message>
        <source>Pinholes in a mask</source>
        <translation>Nadellöcher in einer Maske</translation>
    </message>
    <message>
        <source>{file} has holes of {area} pixels or fewer: {number}.</source>
        <translation>{file} hat Löcher von höchstens {area} Pixeln: {number}.</translation>
    </message>
    <message>
        <source>{count} of {total} masks have pinholes, for example {example}.</source>
        <translation>{count} von {total} Masken haben Nadellöcher, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A fill that left pixels out, or a threshold on a noisy picture.</source>
        <translation>Eine Füllung, die Pixel ausgelassen hat, oder ein Schwellwert auf einem verrauschten Bild.</translation>
    </message>
    <message>
        <source>Each is a wrong pixel with a border of its own: boundary scores and counts of objects suffer most.</source>
        <translation>Jedes ist ein falsches Pixel mit eigenem Rand: Randmaße und Objektzahlen leiden am meisten.</translation>
    </message>
    <message>
        <source>Fill holes below the size of what can be seen.</source>
        <translation>Löcher füllen, die kleiner sind als das, was man sehen kann.</translation>
    </message>
    <message>
        <source>Mask equal to that of another image</source>
        <translation>Maske gleich der eines anderen Bildes</translation>
    </message>
    <message>
        <source>{file} is the same as {other}, pixel for pixel, but their images differ.</source>
        <translation>{file} ist Pixel für Pixel gleich {other}, aber die Bilder dazu sind verschieden.</translation>
    </message>
    <message>
        <source>{count} of {total} masks are the same as those of other images, for example {example}.</source>
        <translation>{count} von {total} Masken sind gleich denen anderer Bilder, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A mask was copied or saved under two names.</source>
        <translation>Eine Maske wurde kopiert oder unter zwei Namen gespeichert.</translation>
    </message>
    <message>
        <source>At least one of the images is trained on a mask that is not its own.</source>
        <translation>Mindestens eines der Bilder wird auf einer Maske trainiert, die nicht seine eigene ist.</translation>
    </message>
    <message>
        <source>Look at both pairs and draw the missing mask.</source>
        <translation>Beide Paare ansehen und die fehlende Maske zeichnen.</translation>
    </message>
    <message>
        <source>Several pictures in one mask file</source>
        <translation>Mehrere Bilder in einer Maskendatei</translation>
    </message>
    <message>
        <source>{file} holds {pages} pictures; the first one is read.</source>
        <translation>{file} enthält {pages} Bilder; gelesen wird das erste.</translation>
    </message>
    <message>
        <source>{count} of {total} mask files hold several pictures, for example {example}; the first one is read.</source>
        <translation>{count} von {total} Maskendateien enthalten mehrere Bilder, zum Beispiel {example}; gelesen wird das erste.</translation>
    </message>
    <message>
        <source>Stacks of a microscope, animations and exports with a layer a class are files of several pictures.</source>
        <translation>Mikroskopstapel, Animationen und Exporte mit einer Ebene je Klasse sind Dateien mit mehreren Bildern.</translation>
    </message>
    <message>
        <source>Most loaders read the first picture and leave the others out, without a word.</source>
        <translation>Die meisten Lader lesen das erste Bild und lassen die übrigen stillschweigend aus.</translation>
    </message>
    <message>
        <source>Write one file a picture, or join the layers into one mask.</source>
        <translation>Je Bild eine Datei schreiben oder die Ebenen zu einer Maske zusammenfügen.</translation>
    </message>
    <message>
        <source>Unusual share of foreground</source>
        <translation>Ungewöhnlicher Vordergrundanteil</translation>
    </message>
    <message>
        <source>Foreground covers {share} % of {file}; {median} % are usual in this set.</source>
        <translation>Der Vordergrund bedeckt {share} % von {file}; üblich sind in diesem Datensatz {median} %.</translation>
    </message>
    <message>
        <source>The share of foreground is unusual in {count} of {total} masks, for example {example}.</source>
        <translation>Der Vordergrundanteil ist bei {count} von {total} Masken ungewöhnlich, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A mask that was filled by mistake, cut off, or drawn for another object stands out by its size.</source>
        <translation>Eine Maske, die versehentlich gefüllt, abgeschnitten oder für ein anderes Objekt gezeichnet wurde, fällt durch ihre Größe auf.</translation>
    </message>
    <message>
        <source>Trained as it is. A few large masks carry most of the loss.</source>
        <translation>Wird trainiert, wie sie ist. Wenige große Masken tragen den größten Teil des Verlusts.</translation>
    </message>
    <message>
        <source>Look at the mask over its image.</source>
        <translation>Die Maske über ihrem Bild ansehen.</translation>
    </message>
    <message>
        <source>Mask lies across its image</source>
        <translation>Maske liegt quer zu ihrem Bild</translation>
    </message>
    <message>
        <source>{file} is {mask_size} pixels, its image {image_size}: width and height are exchanged.</source>
        <translation>{file} hat {mask_size} Pixel, das Bild dazu {image_size}: Breite und Höhe sind vertauscht.</translation>
    </message>
    <message>
        <source>Width and height of {count} of {total} masks are exchanged, for example {example}.</source>
        <translation>Breite und Höhe sind bei {count} von {total} Masken vertauscht, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The image was turned by its EXIF entry or by an editor, and the mask was not; or an array was transposed.</source>
        <translation>Das Bild wurde durch seinen EXIF-Eintrag oder in einem Bildprogramm gedreht, die Maske nicht; oder ein Array wurde transponiert.</translation>
    </message>
    <message>
        <source>A loader that resizes both to the training size squeezes the mask into a wrong place, without an error.</source>
        <translation>Ein Lader, der beide auf die Trainingsgröße skaliert, staucht die Maske ohne Fehlermeldung an eine falsche Stelle.</translation>
    </message>
    <message>
        <source>Turn the mask by 90 degrees, the way its image was turned.</source>
        <translation>Die Maske um 90 Grad drehen, so wie ihr Bild gedreht wurde.</translation>
    </message>
    <message>
        <source>Specks in a mask</source>
        <translation>Flecken in einer Maske</translation>
    </message>
    <message>
        <source>{file} has isolated spots of {area} pixels or fewer: {number}.</source>
        <translation>{file} hat einzelne Flecken von höchstens {area} Pixeln: {number}.</translation>
    </message>
    <message>
        <source>{count} of {total} masks have isolated spots of a few pixels, for example {example}.</source>
        <translation>{count} von {total} Masken haben einzelne Flecken von wenigen Pixeln, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Clicks by mistake, traces of JPEG compression, and thresholds on noise leave spots that are no objects.</source>
        <translation>Versehentliche Klicks, Spuren der JPEG-Kompression und Schwellenwerte auf Rauschen hinterlassen Flecken, die keine Objekte sind.</translation>
    </message>
    <message>
        <source>Counted as objects of their own: counts and boundary scores suffer, and a Dice by object is ruined.</source>
        <translation>Zählen als eigene Objekte: Anzahlen und Randmaße leiden, und ein Dice je Objekt wird unbrauchbar.</translation>
    </message>
    <message>
        <source>Remove regions below the size of what can be labelled.</source>
        <translation>Regionen entfernen, die kleiner sind als alles, was sich labeln lässt.</translation>
    </message>
    <message>
        <source>overlap of two annotators below which an image is named</source>
        <translation>Überlappung zweier Annotatoren, unter der ein Bild genannt wird</translation>
    </message>
    <message>
        <source>largest hole that counts as a pinhole</source>
        <translation>größtes Loch, das als Nadelloch zählt</translation>
    </message>
    <message>
        <source>deviations from the usual share of foreground beyond which a mask is named</source>
        <translation>Abweichungen vom üblichen Vordergrundanteil, ab denen eine Maske genannt wird</translation>
    </message>
    <message>
        <source>largest spot that counts as a speck</source>
        <translation>größter Fleck, der als Fleck einer Maske zählt</translation>
    </message>
    <message>
        <source>Mask looks inverted</source>
        <translation>Maske wirkt invertiert</translation>
    </message>
    <message>
        <source>{file} agrees with {image} better when foreground and background are exchanged ({confidence} % confident).</source>
        <translation>{file} passt besser zu {image}, wenn Vordergrund und Hintergrund vertauscht sind (zu {confidence} % sicher).</translation>
    </message>
    <message>
        <source>{count} of {total} masks agree with their images better when foreground and background are exchanged, for example {example}.</source>
        <translation>{count} von {total} Masken passen besser zu ihren Bildern, wenn Vordergrund und Hintergrund vertauscht sind, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>What the other masks of this set call foreground looks like this one&apos;s background. Its share of foreground alone does not give it away.</source>
        <translation>Was die anderen Masken dieses Datensatzes Vordergrund nennen, sieht aus wie der Hintergrund dieser Maske. Ihr Vordergrundanteil allein verrät das nicht.</translation>
    </message>
    <message>
        <source>The model is taught the opposite for this image.</source>
        <translation>Dem Modell wird für dieses Bild das Gegenteil beigebracht.</translation>
    </message>
    <message>
        <source>Look at the mask over its image, and invert it in its file.</source>
        <translation>Die Maske über ihrem Bild ansehen und in ihrer Datei invertieren.</translation>
    </message>
    <message>
        <source>Masks are shifted along the list</source>
        <translation>Masken sind entlang der Liste verschoben</translation>
    </message>
    <message>
        <source>{count} masks fit the image {places} places {direction} in the list better than their own, {extent}, beginning with {example}.</source>
        <translation>{count} Masken passen besser zum Bild {places} Plätze {direction} in der Liste als zum eigenen, {extent}, beginnend mit {example}.</translation>
    </message>
    <message>
        <source>One file too many or too few in a folder shifts every mask behind it when the files are numbered anew or paired by place.</source>
        <translation>Eine Datei zu viel oder zu wenig in einem Ordner verschiebt jede Maske dahinter, wenn die Dateien neu nummeriert oder nach Platz gepaart werden.</translation>
    </message>
    <message>
        <source>Every one of these images is trained on a wrong mask, without an error.</source>
        <translation>Jedes dieser Bilder wird ohne Fehlermeldung auf einer falschen Maske trainiert.</translation>
    </message>
    <message>
        <source>Find the file that is missing or too many where the stretch begins, and name the masks anew from there on.</source>
        <translation>Die Datei suchen, die am Anfang der Strecke fehlt oder zu viel ist, und die Masken ab dort neu benennen.</translation>
    </message>
    <message>
        <source>share of masks said to fit another image that may be right where they are</source>
        <translation>Anteil der Masken, die angeblich zu einem anderen Bild passen, aber an ihrem Platz richtig sein dürfen</translation>
    </message>
    <message>
        <source>Far fewer objects than in its neighbours</source>
        <translation>Viel weniger Objekte als in den Nachbarbildern</translation>
    </message>
    <message>
        <source>{image} has {count} objects; the pictures around it have {usual} (from {low} to {high}).</source>
        <translation>{image} hat {count} Objekte; die Bilder ringsum haben {usual} (von {low} bis {high}).</translation>
    </message>
    <message>
        <source>{count} of {total} images have far fewer objects than the pictures around them, for example {example}.</source>
        <translation>{count} von {total} Bildern haben viel weniger Objekte als die Bilder ringsum, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Neighbouring frames and near copies show nearly the same. A sudden drop is more often a label that was not finished than objects that left.</source>
        <translation>Benachbarte Frames und Beinahe-Kopien zeigen fast dasselbe. Ein plötzlicher Rückgang ist öfter ein unfertiges Label als verschwundene Objekte.</translation>
    </message>
    <message>
        <source>What is not labelled is trained as background: the model learns not to see these objects.</source>
        <translation>Was nicht gelabelt ist, wird als Hintergrund trainiert: Das Modell lernt, diese Objekte nicht zu sehen.</translation>
    </message>
    <message>
        <source>Compare the image with its neighbours and label what is missing.</source>
        <translation>Das Bild mit seinen Nachbarn vergleichen und labeln, was fehlt.</translation>
    </message>
    <message>
        <source>robust standard deviations below the neighbours&apos; median from which it is reported</source>
        <translation>robuste Standardabweichungen unter dem Median der Nachbarn, ab denen gemeldet wird</translation>
    </message>
    <message>
        <source>Copies of one picture with different labels</source>
        <translation>Kopien eines Bildes mit unterschiedlichen Labels</translation>
    </message>
    <message>
        <source>{image} is a copy of {partner}, but their labels differ: {missing} of its objects are missing here, {extra} are only here, {swapped} have another class and {moved} lie elsewhere.</source>
        <translation>{image} ist eine Kopie von {partner}, aber die Labels unterscheiden sich: {missing} der Objekte dort fehlen hier, {extra} sind nur hier, {swapped} haben eine andere Klasse und {moved} liegen anderswo.</translation>
    </message>
    <message>
        <source>{count} of {total} images are copies of others with different labels, for example {example}.</source>
        <translation>{count} von {total} Bildern sind Kopien anderer mit unterschiedlichen Labels, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>What is in one picture is in its copy as well; at most one of the two labels is right.</source>
        <translation>Was in einem Bild ist, ist auch in seiner Kopie; höchstens eines der beiden Labels ist richtig.</translation>
    </message>
    <message>
        <source>The model is given two answers to one question. If one copy is in the validation split, it is graded against the other&apos;s errors.</source>
        <translation>Das Modell bekommt zwei Antworten auf eine Frage. Liegt eine Kopie im Validierungsteil, wird es an den Fehlern der anderen gemessen.</translation>
    </message>
    <message>
        <source>Keep one of the two pictures with the better label.</source>
        <translation>Eines der beiden Bilder mit dem besseren Label behalten.</translation>
    </message>
    <message>
        <source>intersection over union below which a box lies elsewhere in a copy</source>
        <translation>Intersection over Union, unter der eine Box in einer Kopie anderswo liegt</translation>
    </message>
    <message>
        <source>Class changes for a frame</source>
        <translation>Klasse wechselt für einen Frame</translation>
    </message>
    <message>
        <source>This {class} is {other_class} in {previous} and in {next}, at the same place.</source>
        <translation>Dieses Objekt ({class}) ist in {previous} und in {next} an derselben Stelle {other_class}.</translation>
    </message>
    <message>
        <source>Objects whose class changes for a frame in {count} of {total} images, for example {example}.</source>
        <translation>Objekte, deren Klasse für einen Frame wechselt, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>An object does not become another and back within a few frames.</source>
        <translation>Ein Objekt wird nicht innerhalb weniger Frames zu einem anderen und wieder zurück.</translation>
    </message>
    <message>
        <source>The model is taught that one object is of two classes.</source>
        <translation>Dem Modell wird beigebracht, dass ein Objekt zu zwei Klassen gehört.</translation>
    </message>
    <message>
        <source>Look at the three frames and give the object one class.</source>
        <translation>Die drei Frames ansehen und dem Objekt eine einzige Klasse geben.</translation>
    </message>
    <message>
        <source>Objects of the frames around are not labelled here</source>
        <translation>Objekte der Frames ringsum sind hier nicht gelabelt</translation>
    </message>
    <message>
        <source>{classes}: labelled in {previous} and in {next}, but not in {image} between them.</source>
        <translation>{classes}: in {previous} und in {next} gelabelt, aber nicht in {image} dazwischen.</translation>
    </message>
    <message>
        <source>{count} of {total} images lack objects that the frames around them have, for example {example}.</source>
        <translation>{count} von {total} Bildern fehlen Objekte, die die Frames ringsum haben, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>An object that is there before and after at nearly the same place is there in between, unless something stands before it.</source>
        <translation>Ein Objekt, das vorher und nachher fast an derselben Stelle ist, ist auch dazwischen da, sofern nichts davorsteht.</translation>
    </message>
    <message>
        <source>What is not labelled is trained as background: the model learns not to see this object.</source>
        <translation>Was nicht gelabelt ist, wird als Hintergrund trainiert: Das Modell lernt, dieses Objekt nicht zu sehen.</translation>
    </message>
    <message>
        <source>Look at the frame. Label the object near {place} (left, top, width, height as shares of the picture), or accept the finding if it is hidden.</source>
        <translation>Den Frame ansehen. Das Objekt bei {place} labeln (links, oben, Breite, Höhe als Anteile des Bildes) oder den Befund akzeptieren, wenn es verdeckt ist.</translation>
    </message>
    <message>
        <source>frames in a row in which an object may be missing</source>
        <translation>aufeinanderfolgende Frames, in denen ein Objekt fehlen darf</translation>
    </message>
    <message>
        <source>percent of the objects of a recording that must be found again in the next frame for it to count as a sequence</source>
        <translation>Prozent der Objekte einer Aufnahme, die im nächsten Frame wiedergefunden werden müssen, damit sie als Sequenz zählt</translation>
    </message>
    <message>
        <source>Classes that the run does not tell apart</source>
        <translation>Klassen, die der Lauf nicht unterscheidet</translation>
    </message>
    <message>
        <source>{count} of {total} labels of {class} are confidently predicted as {other_class}.</source>
        <translation>{count} von {total} Labels von {class} werden mit hoher Konfidenz als {other_class} vorhergesagt.</translation>
    </message>
    <message>
        <source>A run that takes one class for the other so often says nothing about a single label: either many labels are wrong, or the classes look alike.</source>
        <translation>Ein Lauf, der eine Klasse so oft für die andere hält, sagt über ein einzelnes Label nichts aus: Entweder sind viele Labels falsch, oder die Klassen sehen sich ähnlich.</translation>
    </message>
    <message>
        <source>Swaps of these two classes are not listed one by one.</source>
        <translation>Vertauschungen dieser beiden Klassen werden nicht einzeln aufgeführt.</translation>
    </message>
    <message>
        <source>Look at a few of them. If the labels are right, the classes need more examples or should be one.</source>
        <translation>Einige davon ansehen. Sind die Labels richtig, brauchen die Klassen mehr Beispiele oder sollten eine einzige sein.</translation>
    </message>
    <message>
        <source>percent of the labels of a class that a run may take for another before it is not trusted</source>
        <translation>Prozent der Labels einer Klasse, die ein Lauf für eine andere halten darf, bevor ihm nicht mehr vertraut wird</translation>
    </message>
    <message>
        <source>Label lies badly on its object</source>
        <translation>Label liegt schlecht auf seinem Objekt</translation>
    </message>
    <message>
        <source>The run places this {class} elsewhere with confidence {confidence}: similarity {similarity}, where {usual} is usual for the class.</source>
        <translation>Der Lauf legt dieses Objekt ({class}) mit Konfidenz {confidence} an eine andere Stelle: Ähnlichkeit {similarity}, für die Klasse üblich ist {usual}.</translation>
    </message>
    <message>
        <source>Labels that lie badly on their objects in {count} of {total} images, for example {example}.</source>
        <translation>Labels, die schlecht auf ihren Objekten liegen, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>For this class the run usually agrees with the labels far better, so the box is more likely to be wrong than the prediction.</source>
        <translation>Bei dieser Klasse stimmt der Lauf sonst weit besser mit den Labels überein; daher ist eher die Box falsch als die Vorhersage.</translation>
    </message>
    <message>
        <source>The model is taught a wrong outline, and a right prediction of it counts as an error.</source>
        <translation>Dem Modell wird ein falscher Umriss beigebracht, und eine richtige Vorhersage davon zählt als Fehler.</translation>
    </message>
    <message>
        <source>Look at both boxes (the prediction is at {place}: left, top, width, height as shares of the picture) and draw the label anew.</source>
        <translation>Beide Boxen ansehen (die Vorhersage liegt bei {place}: links, oben, Breite, Höhe als Anteile des Bildes) und das Label neu zeichnen.</translation>
    </message>
    <message>
        <source>robust standard deviations below the usual similarity from which a label lies badly</source>
        <translation>robuste Standardabweichungen unter der üblichen Ähnlichkeit, ab denen ein Label schlecht liegt</translation>
    </message>
    <message>
        <source>Class that the run hardly finds</source>
        <translation>Klasse, die der Lauf kaum findet</translation>
    </message>
    <message>
        <source>The run finds {count} of {total} labels of {class}, and {precision} % of its predictions of it are right: its predictions of {class} are not used.</source>
        <translation>Der Lauf findet {count} von {total} Labels von {class}, und {precision} % seiner Vorhersagen dazu sind richtig: Seine Vorhersagen von {class} werden nicht verwendet.</translation>
    </message>
    <message>
        <source>Predictions say something about labels only where the run usually agrees with them.</source>
        <translation>Vorhersagen sagen nur dort etwas über Labels aus, wo der Lauf sonst mit ihnen übereinstimmt.</translation>
    </message>
    <message>
        <source>Missing, badly placed and swapped labels of {class} are not looked for.</source>
        <translation>Nach fehlenden, schlecht sitzenden und vertauschten Labels von {class} wird nicht gesucht.</translation>
    </message>
    <message>
        <source>Use the predictions of a better run. If no run finds {class}, look at its labels and sizes first.</source>
        <translation>Die Vorhersagen eines besseren Laufs verwenden. Findet kein Lauf {class}, zuerst die Labels und Größen dieser Klasse ansehen.</translation>
    </message>
    <message>
        <source>percent of a class&apos;s predictions that must be right for them to be used</source>
        <translation>Prozent der Vorhersagen einer Klasse, die richtig sein müssen, damit sie verwendet werden</translation>
    </message>
    <message>
        <source>Object that was not labelled</source>
        <translation>Objekt, das nicht gelabelt wurde</translation>
    </message>
    <message>
        <source>The run sees a {class} at {place} in {image} with confidence {confidence}, and no label explains it. Half of the labelled ones get less than {gate}.</source>
        <translation>Der Lauf sieht in {image} bei {place} ein Objekt ({class}) mit Konfidenz {confidence}, und kein Label erklärt es. Die Hälfte der gelabelten erhält weniger als {gate}.</translation>
    </message>
    <message>
        <source>Objects that were not labelled in {count} of {total} images, for example {example}.</source>
        <translation>Objekte, die nicht gelabelt wurden, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The run is as sure of it as it usually is of objects that are labelled.</source>
        <translation>Der Lauf ist sich dabei so sicher, wie er es sonst bei gelabelten Objekten ist.</translation>
    </message>
    <message>
        <source>What is not labelled is trained as background: the model learns not to see such objects, and its right predictions count as false alarms.</source>
        <translation>Was nicht gelabelt ist, wird als Hintergrund trainiert: Das Modell lernt, solche Objekte nicht zu sehen, und seine richtigen Vorhersagen zählen als Fehlalarme.</translation>
    </message>
    <message>
        <source>Look at the place. Label the object if it is one.</source>
        <translation>Die Stelle ansehen. Das Objekt labeln, wenn es eines ist.</translation>
    </message>
    <message>
        <source>intersection over union from which two predictions are of the same object</source>
        <translation>Intersection over Union, ab der zwei Vorhersagen dasselbe Objekt betreffen</translation>
    </message>
    <message>
        <source>percent of the labelled objects of a class that get less confidence than a prediction that counts</source>
        <translation>Prozent der gelabelten Objekte einer Klasse, die weniger Konfidenz erhalten als eine Vorhersage, die zählt</translation>
    </message>
    <message>
        <source>Label may have another class</source>
        <translation>Label hat vielleicht eine andere Klasse</translation>
    </message>
    <message>
        <source>This {class} is predicted as {other_class} with confidence {confidence}, and not as {class}.</source>
        <translation>Dieses Objekt ({class}) wird mit Konfidenz {confidence} als {other_class} vorhergesagt und nicht als {class}.</translation>
    </message>
    <message>
        <source>Labels that may have another class in {count} of {total} images, for example {example}.</source>
        <translation>Labels, die vielleicht eine andere Klasse haben, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The run usually tells these classes apart; here it contradicts the label.</source>
        <translation>Der Lauf unterscheidet diese Klassen sonst; hier widerspricht er dem Label.</translation>
    </message>
    <message>
        <source>A wrong class teaches the model to confuse the two.</source>
        <translation>Eine falsche Klasse lehrt das Modell, die beiden zu verwechseln.</translation>
    </message>
    <message>
        <source>Look at the object and correct its class, or accept the finding.</source>
        <translation>Das Objekt ansehen und seine Klasse berichtigen oder den Befund akzeptieren.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>The rules for colour pictures are used.</source>
        <translation>Es gelten die Regeln für Farbbilder.</translation>
    </message>
    <message>
        <source>The pictures are in colour.</source>
        <translation>Die Bilder sind farbig.</translation>
    </message>
    <message>
        <source>Single-channel pictures need 3.5 times the epochs and 5 to 7 times the images of colour ones.</source>
        <translation>Einkanalige Bilder brauchen 3,5-mal so viele Epochen und 5- bis 7-mal so viele Bilder wie farbige.</translation>
    </message>
    <message>
        <source>Bertov 2025, sections 3.4.2, 4.4.2 and 5.2</source>
        <translation>Bertov 2025, Abschnitte 3.4.2, 4.4.2 und 5.2</translation>
    </message>
    <message>
        <source>The rules for thermal pictures are used.</source>
        <translation>Es gelten die Regeln für Wärmebilder.</translation>
    </message>
    <message>
        <source>The pictures are grey.</source>
        <translation>Die Bilder sind grau.</translation>
    </message>
    <message>
        <source>No pixel was looked at; colour is assumed.</source>
        <translation>Es wurde kein Pixel angesehen; angenommen wird Farbe.</translation>
    </message>
    <message>
        <source>Scale of the model</source>
        <translation>Größe des Modells</translation>
    </message>
    <message>
        <source>At most scale {scale}.</source>
        <translation>Höchstens Größe {scale}.</translation>
    </message>
    <message>
        <source>{images} images to train on.</source>
        <translation>{images} Bilder zum Trainieren.</translation>
    </message>
    <message>
        <source>Below 3,000 images n, below 8,000 s, below 15,000 m, else l or x.</source>
        <translation>Unter 3.000 Bildern n, unter 8.000 s, unter 15.000 m, sonst l oder x.</translation>
    </message>
    <message>
        <source>Bertov 2025, algorithm 3</source>
        <translation>Bertov 2025, Algorithmus 3</translation>
    </message>
    <message>
        <source>Number of images</source>
        <translation>Anzahl der Bilder</translation>
    </message>
    <message>
        <source>There are enough images to train from scratch.</source>
        <translation>Die Bilder reichen für ein Training von Grund auf.</translation>
    </message>
    <message>
        <source>There are just enough images to train from scratch; {enough} would be better.</source>
        <translation>Die Bilder reichen gerade für ein Training von Grund auf; {enough} wären besser.</translation>
    </message>
    <message>
        <source>Collect {missing} more images, or begin with pretrained weights: these numbers are for training from scratch.</source>
        <translation>{missing} weitere Bilder sammeln oder mit vortrainierten Gewichten beginnen: Diese Zahlen gelten für ein Training von Grund auf.</translation>
    </message>
    <message>
        <source>{images} images to train on, {classes} classes; {needed} at least, {enough} recommended.</source>
        <translation>{images} Bilder zum Trainieren, {classes} Klassen; mindestens {needed}, empfohlen {enough}.</translation>
    </message>
    <message>
        <source>N = 3000 + C · {least} at least, 3000 + C · {advised} recommended; C = {classes}.</source>
        <translation>N = mindestens 3000 + C · {least}, empfohlen 3000 + C · {advised}; C = {classes}.</translation>
    </message>
    <message>
        <source>Bertov 2025, equations 20 to 27</source>
        <translation>Bertov 2025, Gleichungen 20 bis 27</translation>
    </message>
    <message>
        <source>Images a class</source>
        <translation>Bilder je Klasse</translation>
    </message>
    <message>
        <source>Every class has enough images.</source>
        <translation>Jede Klasse hat genug Bilder.</translation>
    </message>
    <message>
        <source>Collect more images of {names}.</source>
        <translation>Mehr Bilder von {names} sammeln.</translation>
    </message>
    <message>
        <source>{rare} of {classes} classes are in fewer than 1,000 images; the most frequent has {largest} objects, the rarest {smallest}.</source>
        <translation>{rare} von {classes} Klassen kommen in weniger als 1.000 Bildern vor; die häufigste hat {largest} Objekte, die seltenste {smallest}.</translation>
    </message>
    <message>
        <source>At least 1,000 images a class, whatever the size of the set.</source>
        <translation>Mindestens 1.000 Bilder je Klasse, unabhängig von der Größe des Datensatzes.</translation>
    </message>
    <message>
        <source>Bertov 2025, section 14.2.4</source>
        <translation>Bertov 2025, Abschnitt 14.2.4</translation>
    </message>
    <message>
        <source>Training size</source>
        <translation>Trainingsgröße</translation>
    </message>
    <message>
        <source>{resolution} px.</source>
        <translation>{resolution} px.</translation>
    </message>
    <message>
        <source>{resolution} px, or a model with a P2 head.</source>
        <translation>{resolution} px oder ein Modell mit P2-Kopf.</translation>
    </message>
    <message>
        <source>{count} of {total} objects ({share} %) are smaller than 64 px at 640.</source>
        <translation>{count} von {total} Objekten ({share} %) sind bei 640 kleiner als 64 px.</translation>
    </message>
    <message>
        <source>Share below 64 px: under 20 % 640, under 50 % 1280, else 1920.</source>
        <translation>Anteil unter 64 px: unter 20 % 640, unter 50 % 1280, sonst 1920.</translation>
    </message>
    <message>
        <source>Bertov 2025, algorithm 4</source>
        <translation>Bertov 2025, Algorithmus 4</translation>
    </message>
    <message>
        <source>Model by object size</source>
        <translation>Modell nach Objektgröße</translation>
    </message>
    <message>
        <source>YOLOv12l at 1280 to 1920 px, with 20,000 images or more.</source>
        <translation>YOLOv12l bei 1280 bis 1920 px, mit 20.000 Bildern oder mehr.</translation>
    </message>
    <message>
        <source>YOLOv11m or v12m at 1280 px, with 10,000 to 15,000 images.</source>
        <translation>YOLOv11m oder v12m bei 1280 px, mit 10.000 bis 15.000 Bildern.</translation>
    </message>
    <message>
        <source>YOLOv11s or v11m at 640 to 1280 px, with 5,000 to 10,000 images.</source>
        <translation>YOLOv11s oder v11m bei 640 bis 1280 px, mit 5.000 bis 10.000 Bildern.</translation>
    </message>
    <message>
        <source>YOLOv10s or v11s at 640 px, with 3,000 to 5,000 images.</source>
        <translation>YOLOv10s oder v11s bei 640 px, mit 3.000 bis 5.000 Bildern.</translation>
    </message>
    <message>
        <source>Tiny {tiny} %, small {small} %, medium {medium} %, large {large} % of the objects at 640 px.</source>
        <translation>Winzig {tiny} %, klein {small} %, mittel {medium} %, groß {large} % der Objekte bei 640 px.</translation>
    </message>
    <message>
        <source>Tiny above 30 % or small above 50 %: v12l; small above 30 %: m; medium above 50 %: s or m; else s.</source>
        <translation>Winzig über 30 % oder klein über 50 %: v12l; klein über 30 %: m; mittel über 50 %: s oder m; sonst s.</translation>
    </message>
    <message>
        <source>Bertov 2025, algorithm 5</source>
        <translation>Bertov 2025, Algorithmus 5</translation>
    </message>
    <message>
        <source>Epochs by number of images</source>
        <translation>Epochen nach Anzahl der Bilder</translation>
    </message>
    <message>
        <source>Expect {low} to {high} epochs; set {set} and stop early.</source>
        <translation>Mit {low} bis {high} Epochen rechnen; {set} einstellen und vorzeitig abbrechen lassen.</translation>
    </message>
    <message>
        <source>{low} to {high} epochs for {from} to {to} images; set a fifth more.</source>
        <translation>{low} bis {high} Epochen für {from} bis {to} Bilder; ein Fünftel mehr einstellen.</translation>
    </message>
    <message>
        <source>{low} to {high} epochs for {from} to {to} images, the nearest row: there is none for fewer. Set a fifth more.</source>
        <translation>{low} bis {high} Epochen für {from} bis {to} Bilder, die nächstliegende Zeile: Für weniger gibt es keine. Ein Fünftel mehr einstellen.</translation>
    </message>
    <message>
        <source>{low} to {high} epochs above {from} images; set a fifth more.</source>
        <translation>{low} bis {high} Epochen über {from} Bildern; ein Fünftel mehr einstellen.</translation>
    </message>
    <message>
        <source>Bertov 2025, table 10</source>
        <translation>Bertov 2025, Tabelle 10</translation>
    </message>
    <message>
        <source>Epochs by number of classes</source>
        <translation>Epochen nach Anzahl der Klassen</translation>
    </message>
    <message>
        <source>Expect {epochs} epochs; set {set}, patience {patience}.</source>
        <translation>Mit {epochs} Epochen rechnen; {set} einstellen, patience {patience}.</translation>
    </message>
    <message>
        <source>{classes} classes.</source>
        <translation>{classes} Klassen.</translation>
    </message>
    <message>
        <source>E = {backbone} + {k} · √C = {epochs}; set a fifth more, patience 25 to 30 % of that.</source>
        <translation>E = {backbone} + {k} · √C = {epochs}; ein Fünftel mehr einstellen, patience 25 bis 30 % davon.</translation>
    </message>
    <message>
        <source>Bertov 2025, equation 55</source>
        <translation>Bertov 2025, Gleichung 55</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>lr0 = {rate}.</source>
        <translation>lr0 = {rate}.</translation>
    </message>
    <message>
        <source>lr0 = {base} / √(C / 3), at most {base}.</source>
        <translation>lr0 = {base} / √(C / 3), höchstens {base}.</translation>
    </message>
    <message>
        <source>Bertov 2025, equation 56 and table 26</source>
        <translation>Bertov 2025, Gleichung 56 und Tabelle 26</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>{small} images with 10 GB of graphics memory, {large} with 24 GB.</source>
        <translation>{small} Bilder bei 10 GB Grafikspeicher, {large} bei 24 GB.</translation>
    </message>
    <message>
        <source>Scale {scale} at {resolution} px.</source>
        <translation>Größe {scale} bei {resolution} px.</translation>
    </message>
    <message>
        <source>Tables for 640 px; half as many at 1280, beyond that by the number of pixels.</source>
        <translation>Tabellen für 640 px; halb so viele bei 1280, darüber hinaus nach der Pixelzahl.</translation>
    </message>
    <message>
        <source>Bertov 2025, tables 13 and 14</source>
        <translation>Bertov 2025, Tabellen 13 und 14</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Mosaic 1.0 and scale 0.5, the defaults, fit the sizes of the objects.</source>
        <translation>Mosaic 1.0 und scale 0.5, die Voreinstellungen, passen zu den Größen der Objekte.</translation>
    </message>
    <message>
        <source>scale 0.3 and mosaic 0.7: more would shrink the small objects away.</source>
        <translation>scale 0.3 und mosaic 0.7: Mehr würde die kleinen Objekte wegschrumpfen.</translation>
    </message>
    <message>
        <source>hsv_h 0, hsv_s 0 and mixup 0; hsv_v 0.3 is the only change of colours that fits.</source>
        <translation>hsv_h 0, hsv_s 0 und mixup 0; hsv_v 0.3 ist die einzige Farbänderung, die passt.</translation>
    </message>
    <message>
        <source>hsv_h 0, hsv_s 0 and mixup 0; hsv_v 0.3, scale 0.3 and mosaic 0.7: more would shrink the small objects away.</source>
        <translation>hsv_h 0, hsv_s 0 und mixup 0; hsv_v 0.3, scale 0.3 und mosaic 0.7: Mehr würde die kleinen Objekte wegschrumpfen.</translation>
    </message>
    <message>
        <source>{share} % of the objects are smaller than 64 px at 640.</source>
        <translation>{share} % der Objekte sind bei 640 kleiner als 64 px.</translation>
    </message>
    <message>
        <source>Small objects above 30 %: scale 0.3, mosaic 0.7. Single-channel pictures: no hue, no saturation, no mixup.</source>
        <translation>Kleine Objekte über 30 %: scale 0.3, mosaic 0.7. Einkanalige Bilder: kein Farbton, keine Sättigung, kein mixup.</translation>
    </message>
    <message>
        <source>Bertov 2025, sections 5.3 and 13.4.1</source>
        <translation>Bertov 2025, Abschnitte 5.3 und 13.4.1</translation>
    </message>
    <message>
        <source>Create an empty label</source>
        <translation>Leeres Label anlegen</translation>
    </message>
    <message>
        <source>Declares that the image holds no object. Look at the image first: an object in it would be taught as background, now on purpose.</source>
        <translation>Erklärt, dass das Bild kein Objekt enthält. Zuerst das Bild ansehen: Ein Objekt darin würde als Hintergrund gelehrt, nun mit Absicht.</translation>
    </message>
    <message>
        <source>Clamp to the picture</source>
        <translation>Auf das Bild begrenzen</translation>
    </message>
    <message>
        <source>Cuts the part of a box or polygon off that lies outside the picture.</source>
        <translation>Schneidet den Teil einer Box oder eines Polygons ab, der außerhalb des Bildes liegt.</translation>
    </message>
    <message>
        <source>Drop the duplicate row</source>
        <translation>Doppelte Zeile entfernen</translation>
    </message>
    <message>
        <source>One object is labelled twice; the earlier row stays.</source>
        <translation>Ein Objekt ist doppelt gelabelt; die frühere Zeile bleibt.</translation>
    </message>
    <message>
        <source>Drop the box without an area</source>
        <translation>Box ohne Fläche entfernen</translation>
    </message>
    <message>
        <source>A box of no width or height labels nothing and can match nothing.</source>
        <translation>Eine Box ohne Breite oder Höhe labelt nichts und kann zu nichts passen.</translation>
    </message>
    <message>
        <source>Write the box as a polygon</source>
        <translation>Box als Polygon schreiben</translation>
    </message>
    <message>
        <source>The file holds polygons, so that every row of it is read as one. Four corners keep the box what it is.</source>
        <translation>Die Datei enthält Polygone, sodass jede ihrer Zeilen als eines gelesen wird. Mit vier Ecken bleibt die Box, was sie ist.</translation>
    </message>
    <message>
        <source>Turn corners into centre and size</source>
        <translation>Ecken in Mitte und Größe umrechnen</translation>
    </message>
    <message>
        <source>The rows hold left, top, right and bottom where a trainer expects centre, width and height.</source>
        <translation>Die Zeilen enthalten links, oben, rechts und unten, wo ein Trainer Mitte, Breite und Höhe erwartet.</translation>
    </message>
    <message>
        <source>Renumber the classes</source>
        <translation>Klassen umnummerieren</translation>
    </message>
    <message>
        <source>Brings the class numbers into the order of the other set&apos;s names. The names in the data.yaml have to follow.</source>
        <translation>Bringt die Klassennummern in die Reihenfolge der Namen des anderen Datensatzes. Die Namen in der data.yaml müssen folgen.</translation>
    </message>
    <message>
        <source>Objects under 8 pixels</source>
        <translation>Objekte unter 8 Pixeln</translation>
    </message>
    <message>
        <source>{count} of {total} objects ({share} %) have a side under 8 px at the training size of {size}; at the images&apos; own size {native}.</source>
        <translation>{count} von {total} Objekten ({share} %) haben bei der Trainingsgröße {size} eine Seite unter 8 px; in der eigenen Größe der Bilder {native}.</translation>
    </message>
    <message>
        <source>Under 8 px an object is a cell of the finest feature map or less: it can hardly be told from noise.</source>
        <translation>Unter 8 px füllt ein Objekt höchstens eine Zelle der feinsten Merkmalskarte: Es ist kaum von Rauschen zu unterscheiden.</translation>
    </message>
    <message>
        <source>The model is taught to answer where it cannot see. Such objects count as missed in every score and push confidence up where there is only texture.</source>
        <translation>Dem Modell wird beigebracht zu antworten, wo es nichts sehen kann. Solche Objekte zählen in jeder Bewertung als übersehen und treiben die Konfidenz hoch, wo nur Textur ist.</translation>
    </message>
    <message>
        <source>Train at a larger size or on tiles if they are larger in the images themselves; else leave objects under 8 px out, or mark them as regions to be ignored.</source>
        <translation>In größerer Größe oder auf Kacheln trainieren, wenn sie in den Bildern selbst größer sind; sonst Objekte unter 8 px weglassen oder als zu ignorierende Bereiche kennzeichnen.</translation>
    </message>
    <message>
        <source>percent of all objects under 8 px from which it is reported</source>
        <translation>Prozent aller Objekte unter 8 px, ab denen gemeldet wird</translation>
    </message>
    <message>
        <source>Class that is mostly under 8 pixels</source>
        <translation>Klasse, die meist unter 8 Pixeln liegt</translation>
    </message>
    <message>
        <source>{count} of {total} objects of {class} ({share} %) have a side under 8 px at the training size of {size}.</source>
        <translation>{count} von {total} Objekten von {class} ({share} %) haben bei der Trainingsgröße {size} eine Seite unter 8 px.</translation>
    </message>
    <message>
        <source>A class that is hardly ever large enough to be seen cannot be learnt at this size.</source>
        <translation>Eine Klasse, die kaum je groß genug ist, um gesehen zu werden, lässt sich bei dieser Größe nicht lernen.</translation>
    </message>
    <message>
        <source>The AP of {class} stays near 0, whatever is trained, and pulls the mean down.</source>
        <translation>Die AP von {class} bleibt nahe 0, wie auch immer trainiert wird, und zieht den Mittelwert herunter.</translation>
    </message>
    <message>
        <source>Train at a larger size or on tiles, or leave the class out.</source>
        <translation>In größerer Größe oder auf Kacheln trainieren oder die Klasse weglassen.</translation>
    </message>
    <message>
        <source>percent of a class&apos;s objects under 8 px from which it is reported</source>
        <translation>Prozent der Objekte einer Klasse unter 8 px, ab denen gemeldet wird</translation>
    </message>
    <message>
        <source>Objects too small for the finest stride</source>
        <translation>Objekte zu klein für den feinsten Stride</translation>
    </message>
    <message>
        <source>{count} objects ({share} %) span fewer than two cells of stride 8 at the training size of {size}. A head of stride 4 (P2) would see {with_p2} % of all objects.</source>
        <translation>{count} Objekte ({share} %) überspannen bei der Trainingsgröße {size} weniger als zwei Zellen von Stride 8. Ein Kopf mit Stride 4 (P2) würde {with_p2} % aller Objekte sehen.</translation>
    </message>
    <message>
        <source>Detectors answer on feature maps of stride 8, 16 and 32. An object of 16 px covers two cells of the finest, which is barely enough.</source>
        <translation>Detektoren antworten auf Merkmalskarten mit Stride 8, 16 und 32. Ein Objekt von 16 px deckt zwei Zellen der feinsten ab, was gerade noch reicht.</translation>
    </message>
    <message>
        <source>These objects are found late in training or never; recall of small objects stays low.</source>
        <translation>Diese Objekte werden im Training spät oder nie gefunden; der Recall kleiner Objekte bleibt niedrig.</translation>
    </message>
    <message>
        <source>Train at a larger size, on tiles, or with a model that has a P2 head.</source>
        <translation>In größerer Größe, auf Kacheln oder mit einem Modell mit P2-Kopf trainieren.</translation>
    </message>
    <message>
        <source>percent of the objects that stride 8 does not see from which it is reported</source>
        <translation>Prozent der Objekte, die Stride 8 nicht sieht, ab denen gemeldet wird</translation>
    </message>
    <message>
        <source>More objects than a detector answers</source>
        <translation>Mehr Objekte, als ein Detektor ausgibt</translation>
    </message>
    <message>
        <source>{image} has {count} objects; detectors answer with {most} at most unless told otherwise.</source>
        <translation>{image} hat {count} Objekte; Detektoren geben höchstens {most} aus, wenn nichts anderes eingestellt ist.</translation>
    </message>
    <message>
        <source>{count} of {total} images have more objects than detectors answer with, for example {example}.</source>
        <translation>{count} von {total} Bildern haben mehr Objekte, als Detektoren ausgeben, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Ultralytics keeps the 300 most confident boxes of an image (max_det), COCO&apos;s evaluation the first 100.</source>
        <translation>Ultralytics behält die 300 Boxen eines Bildes mit der höchsten Konfidenz (max_det), die Auswertung von COCO die ersten 100.</translation>
    </message>
    <message>
        <source>Whatever the model finds beyond that counts as missed: recall cannot reach 100 %.</source>
        <translation>Was das Modell darüber hinaus findet, zählt als übersehen: Der Recall kann 100 % nicht erreichen.</translation>
    </message>
    <message>
        <source>Raise max_det when validating, or cut the image into tiles.</source>
        <translation>Beim Validieren max_det erhöhen oder das Bild in Kacheln schneiden.</translation>
    </message>
    <message>
        <source>objects in one image from which it is reported</source>
        <translation>Objekte in einem Bild, ab denen gemeldet wird</translation>
    </message>
    <message>
        <source>Mostly tiny objects</source>
        <translation>Meist winzige Objekte</translation>
    </message>
    <message>
        <source>{share} % of the objects are tiny (area below 32²) at the training size of {size}; at the images&apos; own size {native} %.</source>
        <translation>{share} % der Objekte sind bei der Trainingsgröße {size} winzig (Fläche unter 32²); in der eigenen Größe der Bilder {native} %.</translation>
    </message>
    <message>
        <source>Tiny objects cover less than a quarter of a percent of the picture and shrink further under scaling and mosaic.</source>
        <translation>Winzige Objekte bedecken weniger als ein viertel Prozent des Bildes und schrumpfen durch Skalieren und Mosaic weiter.</translation>
    </message>
    <message>
        <source>Default settings are made for objects of 100 to 300 px. Expect a low mAP that hides whether the model or the size is to blame.</source>
        <translation>Voreinstellungen sind für Objekte von 100 bis 300 px gemacht. Mit niedriger mAP rechnen, die verbirgt, ob es am Modell oder an der Größe liegt.</translation>
    </message>
    <message>
        <source>Train at 1280 px or more, or on tiles; lower scale and mosaic. If objects are tiny at the images&apos; own size too, take pictures from nearer by.</source>
        <translation>Mit 1280 px oder mehr oder auf Kacheln trainieren; scale und mosaic senken. Sind Objekte auch in der eigenen Größe der Bilder winzig, aus größerer Nähe aufnehmen.</translation>
    </message>
    <message>
        <source>percent of the objects that are tiny from which it is reported</source>
        <translation>Prozent der Objekte, die winzig sind, ab denen gemeldet wird</translation>
    </message>
    <message>
        <source>Boxes cut their objects</source>
        <translation>Boxen schneiden ihre Objekte an</translation>
    </message>
    <message>
        <source>Boxes of {group} lie {margin} px from the edge of their objects, which is inside (95 % interval {low} to {high} px; {boxes} boxes in {images} images).</source>
        <translation>Boxen von {group} liegen {margin} px vom Rand ihrer Objekte entfernt, also innerhalb (95-%-Intervall {low} bis {high} px; {boxes} Boxen in {images} Bildern).</translation>
    </message>
    <message>
        <source>The boxes of this set lie {margin} px from the edge of their objects, which is inside (95 % interval {low} to {high} px; {boxes} boxes in {images} images).</source>
        <translation>Die Boxen dieses Datensatzes liegen {margin} px vom Rand ihrer Objekte entfernt, also innerhalb (95-%-Intervall {low} bis {high} px; {boxes} Boxen in {images} Bildern).</translation>
    </message>
    <message>
        <source>Hair, tails, mirrors and shadows are left out by some annotators and drawn by others. Whether they belong to the object is a matter of agreement.</source>
        <translation>Haare, Schwänze, Spiegel und Schatten lassen manche Annotatoren weg, andere zeichnen sie mit ein. Ob sie zum Objekt gehören, ist Sache der Vereinbarung.</translation>
    </message>
    <message>
        <source>The model learns boxes that are too small, and its scores show nothing of it as long as the validation labels are drawn in the same way.</source>
        <translation>Das Modell lernt zu kleine Boxen, und seine Bewertungen zeigen davon nichts, solange die Labels der Validierung ebenso gezeichnet sind.</translation>
    </message>
    <message>
        <source>Look at boxes of this group. If what is cut off belongs to the object, write that into the instructions and draw these boxes again.</source>
        <translation>Boxen dieser Gruppe ansehen. Gehört das Abgeschnittene zum Objekt, das in die Anleitung schreiben und diese Boxen neu zeichnen.</translation>
    </message>
    <message>
        <source>Boxes drawn loosely</source>
        <translation>Boxen zu weit gezeichnet</translation>
    </message>
    <message>
        <source>Boxes of {group} leave a margin of {margin} px round their objects (95 % interval {low} to {high} px; {boxes} boxes in {images} images).</source>
        <translation>Boxen von {group} lassen {margin} px Abstand um ihre Objekte (95-%-Intervall {low} bis {high} px; {boxes} Boxen in {images} Bildern).</translation>
    </message>
    <message>
        <source>The boxes of this set leave a margin of {margin} px round their objects (95 % interval {low} to {high} px; {boxes} boxes in {images} images).</source>
        <translation>Die Boxen dieses Datensatzes lassen {margin} px Abstand um ihre Objekte (95-%-Intervall {low} bis {high} px; {boxes} Boxen in {images} Bildern).</translation>
    </message>
    <message>
        <source>Everybody who draws boxes leaves some margin. It matters for small objects: a box 3 px too wide on each side overlaps an object of 32 px with an IoU of 0.71.</source>
        <translation>Wer Boxen zeichnet, lässt immer etwas Abstand. Bei kleinen Objekten kommt es darauf an: Eine auf jeder Seite um 3 px zu weite Box überlappt ein Objekt von 32 px mit einer IoU von 0.71.</translation>
    </message>
    <message>
        <source>The model learns the margin. mAP50-95 against tightly drawn labels of another source falls, although the detections are right.</source>
        <translation>Das Modell lernt den Abstand mit. Die mAP50-95 gegen eng gezeichnete Labels anderer Herkunft sinkt, obwohl die Erkennungen stimmen.</translation>
    </message>
    <message>
        <source>Nothing needs to be done while all labels that are ever compared are drawn in this way. Before sets are merged, draw the boxes of one of them again.</source>
        <translation>Es ist nichts zu tun, solange alle Labels, die je verglichen werden, so gezeichnet sind. Vor dem Zusammenführen von Datensätzen die Boxen des einen neu zeichnen.</translation>
    </message>
    <message>
        <source>Boxes drawn in two styles</source>
        <translation>Boxen in zwei Stilen gezeichnet</translation>
    </message>
    <message>
        <source>Boxes in {looser_groups} leave a margin of {looser} px, those in {tighter_groups} one of {tighter} px: {difference} px more among like objects (95 % interval {low} to {high} px), {looser_boxes} against {tighter_boxes} boxes, confidence {confidence} %.</source>
        <translation>Boxen in {looser_groups} lassen {looser} px Abstand, die in {tighter_groups} {tighter} px: {difference} px mehr bei gleichartigen Objekten (95-%-Intervall {low} bis {high} px), {looser_boxes} gegen {tighter_boxes} Boxen, Konfidenz {confidence} %.</translation>
    </message>
    <message>
        <source>Boxes of the classes {looser_groups} leave a margin of {looser} px, those of {tighter_groups} one of {tighter} px: {difference} px more among objects of the same size (95 % interval {low} to {high} px), {looser_boxes} against {tighter_boxes} boxes, confidence {confidence} %.</source>
        <translation>Boxen der Klassen {looser_groups} lassen {looser} px Abstand, die von {tighter_groups} {tighter} px: {difference} px mehr bei Objekten gleicher Größe (95-%-Intervall {low} bis {high} px), {looser_boxes} gegen {tighter_boxes} Boxen, Konfidenz {confidence} %.</translation>
    </message>
    <message>
        <source>Boxes in the folders {looser_groups} leave a margin of {looser} px, those in {tighter_groups} one of {tighter} px: {difference} px more among like objects (95 % interval {low} to {high} px), {looser_boxes} against {tighter_boxes} boxes, confidence {confidence} %.</source>
        <translation>Boxen in den Ordnern {looser_groups} lassen {looser} px Abstand, die in {tighter_groups} {tighter} px: {difference} px mehr bei gleichartigen Objekten (95-%-Intervall {low} bis {high} px), {looser_boxes} gegen {tighter_boxes} Boxen, Konfidenz {confidence} %.</translation>
    </message>
    <message>
        <source>Boxes in about {looser_images} images leave a margin of {looser} px, those in the other {tighter_images} one of {tighter} px: {difference} px more among like objects (95 % interval {low} to {high} px), confidence {confidence} %. Neither split, folder nor recording tells them apart.</source>
        <translation>Boxen in etwa {looser_images} Bildern lassen {looser} px Abstand, die in den anderen {tighter_images} {tighter} px: {difference} px mehr bei gleichartigen Objekten (95-%-Intervall {low} bis {high} px), Konfidenz {confidence} %. Weder Teil noch Ordner noch Aufnahme unterscheidet sie.</translation>
    </message>
    <message>
        <source>Measured against the predictions of the run, boxes of {looser_groups} lie {difference} px further out than those of {tighter_groups} (95 % interval {low} to {high} px), {looser_boxes} against {tighter_boxes} boxes, confidence {confidence} %.</source>
        <translation>Gemessen an den Vorhersagen des Laufs liegen Boxen von {looser_groups} {difference} px weiter außen als die von {tighter_groups} (95-%-Intervall {low} bis {high} px), {looser_boxes} gegen {tighter_boxes} Boxen, Konfidenz {confidence} %.</translation>
    </message>
    <message>
        <source>Measured against the predictions of the run, boxes in about {looser_images} images lie {difference} px further out than those in the other {tighter_images} (95 % interval {low} to {high} px), confidence {confidence} %.</source>
        <translation>Gemessen an den Vorhersagen des Laufs liegen Boxen in etwa {looser_images} Bildern {difference} px weiter außen als die in den anderen {tighter_images} (95-%-Intervall {low} bis {high} px), Konfidenz {confidence} %.</translation>
    </message>
    <message>
        <source>Measured against the predictions of the run, boxes from {first} to {last} have a margin of {inside} px, those of the other images of {group} one of {outside} px: {difference} px apart (95 % interval {low} to {high} px), confidence {confidence} %.</source>
        <translation>Gemessen an den Vorhersagen des Laufs haben Boxen von {first} bis {last} einen Abstand von {inside} px, die der anderen Bilder von {group} einen von {outside} px: {difference} px auseinander (95-%-Intervall {low} bis {high} px), Konfidenz {confidence} %.</translation>
    </message>
    <message>
        <source>Boxes in the recordings {looser_groups} leave a margin of {looser} px, those in {tighter_groups} one of {tighter} px: {difference} px more among like objects (95 % interval {low} to {high} px), {looser_boxes} against {tighter_boxes} boxes, confidence {confidence} %.</source>
        <translation>Boxen in den Aufnahmen {looser_groups} lassen {looser} px Abstand, die in {tighter_groups} {tighter} px: {difference} px mehr bei gleichartigen Objekten (95-%-Intervall {low} bis {high} px), {looser_boxes} gegen {tighter_boxes} Boxen, Konfidenz {confidence} %.</translation>
    </message>
    <message>
        <source>Boxes from {first} to {last} leave a margin of {inside} px, those of the other images of {group} one of {outside} px: {difference} px apart among like objects (95 % interval {low} to {high} px), confidence {confidence} %.</source>
        <translation>Boxen von {first} bis {last} lassen {inside} px Abstand, die der anderen Bilder von {group} {outside} px: {difference} px auseinander bei gleichartigen Objekten (95-%-Intervall {low} bis {high} px), Konfidenz {confidence} %.</translation>
    </message>
    <message>
        <source>Two annotators, two tools or two versions of the instructions. A margin below 0 means that boxes cut their objects. Margins are measured between each side and the object&apos;s edge in the picture; one box says little, a group says it with the stated confidence.</source>
        <translation>Zwei Annotatoren, zwei Werkzeuge oder zwei Fassungen der Anleitung. Ein Abstand unter 0 heißt, dass Boxen ihre Objekte anschneiden. Gemessen wird zwischen jeder Seite und dem Rand des Objekts im Bild; eine einzelne Box sagt wenig, eine Gruppe sagt es mit der angegebenen Konfidenz.</translation>
    </message>
    <message>
        <source>The model learns the mean of both and is right for neither: a box 3 px too wide on each side overlaps an object of 32 px with an IoU of 0.71. mAP50 hardly changes, mAP50-95 falls, most for small objects. Where the styles fall on different splits, the score measures the styles.</source>
        <translation>Das Modell lernt den Mittelwert beider und passt zu keinem: Eine auf jeder Seite um 3 px zu weite Box überlappt ein Objekt von 32 px mit einer IoU von 0.71. Die mAP50 ändert sich kaum, die mAP50-95 sinkt, am meisten bei kleinen Objekten. Wo die Stile auf verschiedene Teile fallen, misst die Bewertung die Stile.</translation>
    </message>
    <message>
        <source>Look at examples of both, decide for one style, such as flush with the outermost visible pixel, and draw the boxes of the smaller group again.</source>
        <translation>Beispiele für beide ansehen, sich für einen Stil entscheiden, etwa bündig mit dem äußersten sichtbaren Pixel, und die Boxen der kleineren Gruppe neu zeichnen.</translation>
    </message>
    <message>
        <source>Boxes drawn unevenly</source>
        <translation>Boxen ungleichmäßig gezeichnet</translation>
    </message>
    <message>
        <source>Of the sides of boxes of {group}, {loose} % lie more than 2.5 px outside the object and {cutting} % cut it by more than 2.5 px ({boxes} boxes in {images} images).</source>
        <translation>Von den Seiten der Boxen von {group} liegen {loose} % mehr als 2.5 px außerhalb des Objekts, und {cutting} % schneiden es um mehr als 2.5 px an ({boxes} Boxen in {images} Bildern).</translation>
    </message>
    <message>
        <source>Of the sides of this set&apos;s boxes, {loose} % lie more than 2.5 px outside the object and {cutting} % cut it by more than 2.5 px ({boxes} boxes in {images} images).</source>
        <translation>Von den Seiten der Boxen dieses Datensatzes liegen {loose} % mehr als 2.5 px außerhalb des Objekts, und {cutting} % schneiden es um mehr als 2.5 px an ({boxes} Boxen in {images} Bildern).</translation>
    </message>
    <message>
        <source>Boxes that are shifted, or drawn roughly: part of the object is missing and part of what is inside is background.</source>
        <translation>Verschobene oder grob gezeichnete Boxen: Ein Teil des Objekts fehlt, und ein Teil des Inhalts ist Hintergrund.</translation>
    </message>
    <message>
        <source>The best that a model can reach at high overlaps is limited by the labels; mAP50-95 stays low however long it trains.</source>
        <translation>Was ein Modell bei hohen Überlappungen bestenfalls erreicht, begrenzen die Labels; die mAP50-95 bleibt niedrig, wie lange es auch trainiert.</translation>
    </message>
    <message>
        <source>Look at some boxes at full size. If all are shifted in one direction, look for a wrong image size in a conversion; else draw them again.</source>
        <translation>Einige Boxen in voller Größe ansehen. Sind alle in eine Richtung verschoben, nach einer falschen Bildgröße in einer Konvertierung suchen; sonst neu zeichnen.</translation>
    </message>
    <message>
        <source>pixels inside the object&apos;s edge from which on boxes count as cutting</source>
        <translation>Pixel innerhalb des Objektrands, ab denen Boxen als anschneidend zählen</translation>
    </message>
    <message>
        <source>margin from which on boxes count as loose</source>
        <translation>Abstand, ab dem Boxen als zu weit zählen</translation>
    </message>
    <message>
        <source>difference of margins between classes that counts as two styles</source>
        <translation>Unterschied der Abstände zwischen Klassen, der als zwei Stile zählt</translation>
    </message>
    <message>
        <source>confidence from which on two styles are reported</source>
        <translation>Konfidenz, ab der zwei Stile gemeldet werden</translation>
    </message>
    <message>
        <source>difference of margins between groups that counts as two styles</source>
        <translation>Unterschied der Abstände zwischen Gruppen, der als zwei Stile zählt</translation>
    </message>
    <message>
        <source>Changes of colour on grey pictures</source>
        <translation>Farbänderungen auf grauen Bildern</translation>
    </message>
    <message>
        <source>The recipe has {changes}, but the pictures are grey.</source>
        <translation>Das Rezept enthält {changes}, aber die Bilder sind grau.</translation>
    </message>
    <message>
        <source>Grey and thermal pictures have no hue and no saturation, and a blend of two thermal pictures shows temperatures that there are not.</source>
        <translation>Graue Bilder und Wärmebilder haben weder Farbton noch Sättigung, und eine Mischung zweier Wärmebilder zeigt Temperaturen, die es nicht gibt.</translation>
    </message>
    <message>
        <source>Hue and saturation change nothing or tint what is never tinted; mixup shows the model pictures that no camera takes.</source>
        <translation>Farbton und Sättigung ändern nichts oder färben, was nie gefärbt ist; mixup zeigt dem Modell Bilder, die keine Kamera aufnimmt.</translation>
    </message>
    <message>
        <source>Set hsv_h, hsv_s and mixup to 0; hsv_v 0.3 stands for gain and exposure.</source>
        <translation>hsv_h, hsv_s und mixup auf 0 setzen; hsv_v 0.3 steht für Verstärkung und Belichtung.</translation>
    </message>
    <message>
        <source>Samples more crowded than the set</source>
        <translation>Samples dichter besetzt als der Datensatz</translation>
    </message>
    <message>
        <source>{share} % of the samples have more than {most} objects, which 99 % of the images do not exceed; {after} objects a sample on average, {before} an image.</source>
        <translation>{share} % der Samples haben mehr als {most} Objekte, die 99 % der Bilder nicht überschreiten; im Mittel {after} Objekte je Sample, {before} je Bild.</translation>
    </message>
    <message>
        <source>Mosaic and mixup put several pictures into one. Of dense sets they make densities that never occur.</source>
        <translation>Mosaic und mixup setzen mehrere Bilder zu einem zusammen. Aus dichten Datensätzen machen sie Dichten, die nie vorkommen.</translation>
    </message>
    <message>
        <source>The model expects more objects than there are: confidences and the number of detections suit the samples, not the pictures.</source>
        <translation>Das Modell erwartet mehr Objekte, als es gibt: Konfidenzen und Zahl der Erkennungen passen zu den Samples, nicht zu den Bildern.</translation>
    </message>
    <message>
        <source>Lower mosaic and mixup, or end them earlier (close_mosaic).</source>
        <translation>mosaic und mixup senken oder früher beenden (close_mosaic).</translation>
    </message>
    <message>
        <source>percent of the samples that are more crowded than the set from which it is reported</source>
        <translation>Prozent der Samples, die dichter besetzt sind als der Datensatz, ab denen gemeldet wird</translation>
    </message>
    <message>
        <source>Mirroring swaps left and right</source>
        <translation>Spiegeln vertauscht links und rechts</translation>
    </message>
    <message>
        <source>{probability} % of the samples are mirrored, but these classes have a side: {classes}.</source>
        <translation>{probability} % der Samples werden gespiegelt, aber diese Klassen haben eine Seite: {classes}.</translation>
    </message>
    <message>
        <source>The mirror image of something on the left is something on the right; the label does not follow.</source>
        <translation>Das Spiegelbild von etwas links ist etwas rechts; das Label folgt nicht.</translation>
    </message>
    <message>
        <source>Half of these objects are taught under the wrong class.</source>
        <translation>Die Hälfte dieser Objekte wird unter der falschen Klasse gelehrt.</translation>
    </message>
    <message>
        <source>Set fliplr to 0, or swap the classes when mirroring.</source>
        <translation>fliplr auf 0 setzen oder die Klassen beim Spiegeln vertauschen.</translation>
    </message>
    <message>
        <source>Pictures upside down</source>
        <translation>Bilder auf dem Kopf</translation>
    </message>
    <message>
        <source>{probability} % of the samples are turned upside down, but these classes stand on the ground: {classes}.</source>
        <translation>{probability} % der Samples werden auf den Kopf gestellt, aber diese Klassen stehen auf dem Boden: {classes}.</translation>
    </message>
    <message>
        <source>Seen from above there is no up and down; seen from the side there is.</source>
        <translation>Von oben gesehen gibt es kein Oben und Unten; von der Seite gesehen schon.</translation>
    </message>
    <message>
        <source>The model spends capacity on pictures that it will never see.</source>
        <translation>Das Modell verwendet Kapazität auf Bilder, die es nie sehen wird.</translation>
    </message>
    <message>
        <source>Set flipud to 0, unless the pictures are taken from above.</source>
        <translation>flipud auf 0 setzen, außer die Bilder sind von oben aufgenommen.</translation>
    </message>
    <message>
        <source>Objects shrink under 8 pixels</source>
        <translation>Objekte schrumpfen unter 8 Pixel</translation>
    </message>
    <message>
        <source>{count} of {total} labelled objects ({share} %) are under 8 px in the samples and were not before, counted over {samples} samples.</source>
        <translation>{count} von {total} gelabelten Objekten ({share} %) sind in den Samples unter 8 px und waren es vorher nicht, gezählt über {samples} Samples.</translation>
    </message>
    <message>
        <source>Zooming out and mosaic make small objects smaller still.</source>
        <translation>Herauszoomen und Mosaic machen kleine Objekte noch kleiner.</translation>
    </message>
    <message>
        <source>The model is asked for objects that can hardly be told from noise.</source>
        <translation>Vom Modell werden Objekte verlangt, die kaum von Rauschen zu unterscheiden sind.</translation>
    </message>
    <message>
        <source>Lower scale (0.3 in the place of 0.5) and mosaic (0.7), or train at a larger size.</source>
        <translation>scale (0.3 statt 0.5) und mosaic (0.7) senken oder in größerer Größe trainieren.</translation>
    </message>
    <message>
        <source>percent of the labelled objects that shrink under 8 px from which it is reported</source>
        <translation>Prozent der gelabelten Objekte, die unter 8 px schrumpfen, ab denen gemeldet wird</translation>
    </message>
    <message>
        <source>Labels of visible objects vanish</source>
        <translation>Labels sichtbarer Objekte verschwinden</translation>
    </message>
    <message>
        <source>{count} of {total} objects ({share} %) that are visible in part lose their label, counted over {samples} samples.</source>
        <translation>{count} von {total} Objekten ({share} %), die teilweise sichtbar sind, verlieren ihr Label, gezählt über {samples} Samples.</translation>
    </message>
    <message>
        <source>The trainer drops labels of which less than a tenth or less than 2 px is left after zooming, shifting and cropping.</source>
        <translation>Der Trainer verwirft Labels, von denen nach Zoomen, Verschieben und Zuschneiden weniger als ein Zehntel oder weniger als 2 px übrig ist.</translation>
    </message>
    <message>
        <source>What is left of these objects is trained as background.</source>
        <translation>Was von diesen Objekten übrig ist, wird als Hintergrund trainiert.</translation>
    </message>
    <message>
        <source>Lower scale, translate, crop and perspective, or train at a larger size.</source>
        <translation>scale, translate, crop und perspective senken oder in größerer Größe trainieren.</translation>
    </message>
    <message>
        <source>percent of the visible objects that lose their label from which it is reported</source>
        <translation>Prozent der sichtbaren Objekte, die ihr Label verlieren, ab denen gemeldet wird</translation>
    </message>
    <message>
        <source>List with absolute paths</source>
        <translation>Liste mit absoluten Pfaden</translation>
    </message>
    <message>
        <source>{file}: {value} lines are absolute paths, for example {expected}.</source>
        <translation>{file}: {value} Zeilen sind absolute Pfade, zum Beispiel {expected}.</translation>
    </message>
    <message>
        <source>They hold on this machine only.</source>
        <translation>Sie gelten nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Ultralytics reads such lists. On another machine it finds no image and stops.</source>
        <translation>Ultralytics liest solche Listen. Auf einem anderen Rechner findet es kein Bild und bricht ab.</translation>
    </message>
    <message>
        <source>Write the paths as seen from the list, beginning with ./</source>
        <translation>Die Pfade von der Liste aus gesehen schreiben, beginnend mit ./</translation>
    </message>
    <message>
        <source>Masks beside the boxes</source>
        <translation>Masken neben den Boxen</translation>
    </message>
    <message>
        <source>{value} holds masks of the same images; here the boxes of Annotations are read.</source>
        <translation>{value} enthält Masken derselben Bilder; hier werden die Boxen aus Annotations gelesen.</translation>
    </message>
    <message>
        <source>Pascal VOC has boxes for all images and masks for some of them.</source>
        <translation>Pascal VOC hat Boxen für alle Bilder und Masken für einige davon.</translation>
    </message>
    <message>
        <source>A detector is trained on the boxes; the masks take no part.</source>
        <translation>Ein Detektor wird auf den Boxen trainiert; die Masken bleiben unbeteiligt.</translation>
    </message>
    <message>
        <source>To check the masks, put them and their images into two folders, images and masks, and open those.</source>
        <translation>Um die Masken zu prüfen, sie und ihre Bilder in zwei Ordner legen, images und masks, und diese öffnen.</translation>
    </message>
    <message>
        <source>Path with backslashes</source>
        <translation>Pfad mit Backslashes</translation>
    </message>
    <message>
        <source>{value} is written with backslashes; expected {expected}.</source>
        <translation>{value} ist mit Backslashes geschrieben; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Only Windows takes a backslash for the separator of folders; elsewhere it is a letter of the name.</source>
        <translation>Nur Windows nimmt einen Backslash als Trenner von Ordnern; anderswo ist er ein Zeichen des Namens.</translation>
    </message>
    <message>
        <source>Ultralytics finds the folder on Windows, and stops because there are no images everywhere else.</source>
        <translation>Ultralytics findet den Ordner unter Windows und bricht überall sonst ab, weil keine Bilder da sind.</translation>
    </message>
    <message>
        <source>Write forward slashes; Windows takes them, too.</source>
        <translation>Schrägstriche schreiben; auch Windows versteht sie.</translation>
    </message>
    <message>
        <source>The file says so itself.</source>
        <translation>Die Datei sagt es selbst.</translation>
    </message>
    <message>
        <source>The model&apos;s input has this size.</source>
        <translation>Die Eingabe des Modells hat diese Größe.</translation>
    </message>
    <message>
        <source>The input leaves its size open; the file names {size} (imgsz).</source>
        <translation>Die Eingabe lässt ihre Größe offen; die Datei nennt {size} (imgsz).</translation>
    </message>
    <message>
        <source>The input leaves its size open and the file names none; {size} is usual.</source>
        <translation>Die Eingabe lässt ihre Größe offen, und die Datei nennt keine; {size} ist üblich.</translation>
    </message>
    <message>
        <source>YOLOX keeps the shape of pictures and puts them into the upper left corner.</source>
        <translation>YOLOX behält die Form der Bilder und legt sie in die linke obere Ecke.</translation>
    </message>
    <message>
        <source>FastestDet is trained on pictures that were stretched to the input.</source>
        <translation>FastestDet wird mit Bildern trainiert, die auf die Eingabe gestreckt wurden.</translation>
    </message>
    <message>
        <source>The file does not say; segmentation networks are usually given pictures stretched to the input.</source>
        <translation>Die Datei sagt es nicht; Segmentierungsnetze bekommen meist auf die Eingabe gestreckte Bilder.</translation>
    </message>
    <message>
        <source>Ultralytics wrote this file; it keeps the shape of pictures and puts them into the middle.</source>
        <translation>Ultralytics hat diese Datei geschrieben; es behält die Form der Bilder und legt sie in die Mitte.</translation>
    </message>
    <message>
        <source>Networks with this output usually keep the shape of pictures and put them into the middle.</source>
        <translation>Netze mit dieser Ausgabe behalten meist die Form der Bilder und legen sie in die Mitte.</translation>
    </message>
    <message>
        <source>All YOLO trainers fill the rest with grey 114.</source>
        <translation>Alle YOLO-Trainer füllen den Rest mit Grau 114.</translation>
    </message>
    <message>
        <source>Nothing is left to be filled.</source>
        <translation>Es bleibt nichts aufzufüllen.</translation>
    </message>
    <message>
        <source>YOLOX is trained with blue first.</source>
        <translation>YOLOX wird mit Blau zuerst trainiert.</translation>
    </message>
    <message>
        <source>FastestDet is trained with blue first.</source>
        <translation>FastestDet wird mit Blau zuerst trainiert.</translation>
    </message>
    <message>
        <source>Ultralytics wrote this file; it trains with red first.</source>
        <translation>Ultralytics hat diese Datei geschrieben; es trainiert mit Rot zuerst.</translation>
    </message>
    <message>
        <source>The file does not say; red first is usual.</source>
        <translation>Die Datei sagt es nicht; Rot zuerst ist üblich.</translation>
    </message>
    <message>
        <source>The input has one channel.</source>
        <translation>Die Eingabe hat einen Kanal.</translation>
    </message>
    <message>
        <source>Values from 0 to 1 are usual.</source>
        <translation>Werte von 0 bis 1 sind üblich.</translation>
    </message>
    <message>
        <source>YOLOX takes values from 0 to 255 as they are.</source>
        <translation>YOLOX nimmt Werte von 0 bis 255, wie sie sind.</translation>
    </message>
    <message>
        <source>The input takes whole numbers from 0 to 255.</source>
        <translation>Die Eingabe nimmt ganze Zahlen von 0 bis 255.</translation>
    </message>
    <message>
        <source>The network itself begins with {operator}, so it takes values as they are.</source>
        <translation>Das Netz selbst beginnt mit {operator}, nimmt also Werte, wie sie sind.</translation>
    </message>
    <message>
        <source>Networks of this kind subtract nothing.</source>
        <translation>Netze dieser Art ziehen nichts ab.</translation>
    </message>
    <message>
        <source>The network itself begins with {operator}.</source>
        <translation>Das Netz selbst beginnt mit {operator}.</translation>
    </message>
    <message>
        <source>The file does not say; segmentation networks usually take ImageNet&apos;s mean and deviation. Look at a few masks.</source>
        <translation>Die Datei sagt es nicht; Segmentierungsnetze nehmen meist Mittel und Abweichung von ImageNet. Sehen Sie sich einige Masken an.</translation>
    </message>
    <message>
        <source>The input&apos;s second axis is the channels.</source>
        <translation>Die zweite Achse der Eingabe sind die Kanäle.</translation>
    </message>
    <message>
        <source>The input&apos;s last axis is the channels.</source>
        <translation>Die letzte Achse der Eingabe sind die Kanäle.</translation>
    </message>
    <message>
        <source>{output} {shape}: {boxes} boxes with centre, size, objectness and {classes} classes, as YOLOv5 and YOLOv7 give them.</source>
        <translation>{output} {shape}: {boxes} Boxen mit Mitte, Größe, Objektheit und {classes} Klassen, wie YOLOv5 und YOLOv7 sie liefern.</translation>
    </message>
    <message>
        <source>{output} {shape}: {boxes} boxes with centre, size and {classes} classes, as YOLOv8, 11 and 12 give them.</source>
        <translation>{output} {shape}: {boxes} Boxen mit Mitte, Größe und {classes} Klassen, wie YOLOv8, 11 und 12 sie liefern.</translation>
    </message>
    <message>
        <source>{output} {shape}: {boxes} boxes with {classes} classes and {coefficients} mask coefficients; {prototypes} holds the prototypes, as YOLOv8-seg and 11-seg give them.</source>
        <translation>{output} {shape}: {boxes} Boxen mit {classes} Klassen und {coefficients} Maskenkoeffizienten; {prototypes} enthält die Prototypen, wie YOLOv8-seg und 11-seg sie liefern.</translation>
    </message>
    <message>
        <source>{output} {shape}: {boxes} boxes with objectness, {classes} classes and {coefficients} mask coefficients; {prototypes} holds the prototypes, as YOLOv5-seg gives them.</source>
        <translation>{output} {shape}: {boxes} Boxen mit Objektheit, {classes} Klassen und {coefficients} Maskenkoeffizienten; {prototypes} enthält die Prototypen, wie YOLOv5-seg sie liefert.</translation>
    </message>
    <message>
        <source>{output} {shape}: {boxes} boxes are one a cell of the grids of strides 8, 16 and 32 at {size}, and sides go down to {low}: they are logarithms, as YOLOX gives them.</source>
        <translation>{output} {shape}: {boxes} Boxen sind eine je Zelle der Gitter mit den Schritten 8, 16 und 32 bei {size}, und Seiten gehen bis {low} hinunter: Es sind Logarithmen, wie YOLOX sie liefert.</translation>
    </message>
    <message>
        <source>{output} {shape}: corners, falling scores and whole class numbers; overlaps were removed in the network.</source>
        <translation>{output} {shape}: Ecken, fallende Konfidenzen und ganze Klassennummern; Überlappungen wurden im Netz entfernt.</translation>
    </message>
    <message>
        <source>{output} {shape}: a coarse grid whose channels are objectness, four values of a box and {classes} classes that add up to 1, as FastestDet gives it.</source>
        <translation>{output} {shape}: ein grobes Gitter, dessen Kanäle Objektheit, vier Werte einer Box und {classes} Klassen mit der Summe 1 sind, wie FastestDet es liefert.</translation>
    </message>
    <message>
        <source>{output} {shape}: one plane a class; every pixel gets the class with the largest value.</source>
        <translation>{output} {shape}: eine Ebene je Klasse; jeder Pixel bekommt die Klasse mit dem größten Wert.</translation>
    </message>
    <message>
        <source>{output} {shape}: two planes, background and foreground.</source>
        <translation>{output} {shape}: zwei Ebenen, Hintergrund und Vordergrund.</translation>
    </message>
    <message>
        <source>{output} {shape}: one plane, the foreground.</source>
        <translation>{output} {shape}: eine Ebene, der Vordergrund.</translation>
    </message>
    <message>
        <source>{output} {shape} is the first of several planes of one size; the others help in training.</source>
        <translation>{output} {shape} ist die erste von mehreren Ausgaben einer Größe; die anderen helfen beim Training.</translation>
    </message>
    <message>
        <source>{output} {shape}: whole numbers, the class of every pixel.</source>
        <translation>{output} {shape}: ganze Zahlen, die Klasse jedes Pixels.</translation>
    </message>
    <message>
        <source>Coordinates go up to {high} for a test picture: pixels of the input.</source>
        <translation>Koordinaten gehen bei einem Testbild bis {high}: Pixel der Eingabe.</translation>
    </message>
    <message>
        <source>Coordinates stay below {high} for a test picture: shares of the input.</source>
        <translation>Koordinaten bleiben bei einem Testbild unter {high}: Anteile der Eingabe.</translation>
    </message>
    <message>
        <source>Boxes are computed from the grid&apos;s cells, in pixels of the input.</source>
        <translation>Boxen werden aus den Zellen des Gitters berechnet, in Pixeln der Eingabe.</translation>
    </message>
    <message>
        <source>Scores lie between {low} and {high} for a test picture: they are probabilities already.</source>
        <translation>Konfidenzen liegen bei einem Testbild zwischen {low} und {high}: Es sind schon Wahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>Scores lie between {low} and {high} for a test picture: they are not probabilities yet.</source>
        <translation>Konfidenzen liegen bei einem Testbild zwischen {low} und {high}: Es sind noch keine Wahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>Values lie between {low} and {high} for a test picture and do not add up to 1: they are not probabilities yet.</source>
        <translation>Werte liegen bei einem Testbild zwischen {low} und {high} und ergeben in der Summe nicht 1: Es sind noch keine Wahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>The planes add up to 1 at every pixel: they are probabilities already.</source>
        <translation>Die Ebenen ergeben an jedem Pixel in der Summe 1: Es sind schon Wahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>Objectness and classes are probabilities already; a score is objectness to the power of 0.6 times class to the power of 0.4.</source>
        <translation>Objektheit und Klassen sind schon Wahrscheinlichkeiten; eine Konfidenz ist Objektheit hoch 0,6 mal Klasse hoch 0,4.</translation>
    </message>
    <message>
        <source>The network gives finished scores.</source>
        <translation>Das Netz liefert fertige Konfidenzen.</translation>
    </message>
    <message>
        <source>Class numbers need nothing more.</source>
        <translation>Klassennummern brauchen nichts weiter.</translation>
    </message>
    <message>
        <source>The file names {count} classes.</source>
        <translation>Die Datei nennt {count} Klassen.</translation>
    </message>
    <message>
        <source>The file names no classes; the data set has {count}, as many as the network.</source>
        <translation>Die Datei nennt keine Klassen; der Datensatz hat {count}, so viele wie das Netz.</translation>
    </message>
    <message>
        <source>The file names no classes; 80 are most likely COCO&apos;s.</source>
        <translation>Die Datei nennt keine Klassen; 80 sind sehr wahrscheinlich die von COCO.</translation>
    </message>
    <message>
        <source>The file names no classes; the network has {count}. Name them in its order.</source>
        <translation>Die Datei nennt keine Klassen; das Netz hat {count}. Benennen Sie sie in seiner Reihenfolge.</translation>
    </message>
    <message>
        <source>The file names no classes; numbers are taken for the data set&apos;s.</source>
        <translation>Die Datei nennt keine Klassen; Nummern gelten als die des Datensatzes.</translation>
    </message>
    <message>
        <source>Low, so that curves are whole; what is shown later is chosen with a slider.</source>
        <translation>Niedrig, damit Kurven vollständig sind; was später gezeigt wird, bestimmt ein Schieberegler.</translation>
    </message>
    <message>
        <source>As Ultralytics validates.</source>
        <translation>Wie Ultralytics validiert.</translation>
    </message>
    <message>
        <source>As YOLOv5 validates.</source>
        <translation>Wie YOLOv5 validiert.</translation>
    </message>
    <message>
        <source>As YOLOX validates.</source>
        <translation>Wie YOLOX validiert.</translation>
    </message>
    <message>
        <source>As FastestDet&apos;s own program does.</source>
        <translation>Wie das Programm von FastestDet selbst.</translation>
    </message>
    <message>
        <source>The network has removed overlaps already.</source>
        <translation>Das Netz hat Überlappungen schon entfernt.</translation>
    </message>
    <message>
        <source>COCO counts the best 100; more do no harm.</source>
        <translation>COCO zählt die besten 100; mehr schaden nicht.</translation>
    </message>
    <message>
        <source>Objects of different classes may overlap.</source>
        <translation>Objekte verschiedener Klassen dürfen sich überlappen.</translation>
    </message>
    <message>
        <source>A box counts for each of its classes, as trainers validate.</source>
        <translation>Eine Box zählt für jede ihrer Klassen, wie Trainer validieren.</translation>
    </message>
    <message>
        <source>A box counts for its best class alone, as this model&apos;s trainer does.</source>
        <translation>Eine Box zählt nur für ihre beste Klasse, wie beim Trainer dieses Modells.</translation>
    </message>
    <message>
        <source>The model takes {shape}, so {width} x {height} cannot be given to it.</source>
        <translation>Das Modell nimmt {shape}, also kann es {width} x {height} nicht bekommen.</translation>
    </message>
    <message>
        <source>The model takes {shape}; the channels that were chosen are {channels}.</source>
        <translation>Das Modell nimmt {shape}; gewählt wurden als Zahl der Kanäle {channels}.</translation>
    </message>
    <message>
        <source>{field} is {value}; it has to lie between {low} and {high}.</source>
        <translation>{field} ist {value}; es muss zwischen {low} und {high} liegen.</translation>
    </message>
    <message>
        <source>Values are multiplied by {value}; it has to be above 0.</source>
        <translation>Werte werden mit {value} malgenommen; es muss über 0 liegen.</translation>
    </message>
    <message>
        <source>Values are divided by {value}; it has to be above 0.</source>
        <translation>Werte werden durch {value} geteilt; es muss über 0 liegen.</translation>
    </message>
    <message>
        <source>{images} images one by one with {engine}; the first runs were left out. Network: its run alone. End to end: reading, preparing, network and results of an image added up. Other threads that read and finished images meanwhile: {threads}.</source>
        <translation>{images} Bilder, eines nach dem anderen, mit {engine}; die ersten Läufe zählen nicht. Netz: sein Lauf allein. Ganzer Weg: Lesen, Vorbereiten, Netz und Ergebnisse eines Bildes zusammengezählt. Andere Threads, die währenddessen Bilder lasen und fertigstellten: {threads}.</translation>
    </message>
    <message>
        <source>Look at the labels of {from} first</source>
        <translation>Zuerst die Labels von {from} ansehen</translation>
    </message>
    <message>
        <source>{more} of {count} confusions are {from} taken for {to}, hardly any the other way. A network that cannot tell two classes apart errs both ways; one that errs one way often repeats its annotators, or has seen far more of {to}.</source>
        <translation>Bei {more} von {count} Verwechslungen wurde {from} für {to} gehalten, kaum je umgekehrt. Ein Netz, das zwei Klassen nicht unterscheiden kann, irrt in beide Richtungen; eines, das nur in eine irrt, wiederholt oft seine Annotatoren oder hat weit mehr von {to} gesehen.</translation>
    </message>
    <message>
        <source>Click the cell and check ten of the truths: correct those that are {to}, and write down what makes a {from}.</source>
        <translation>Die Zelle anklicken und zehn der gelabelten Objekte prüfen: berichtigen, was {to} ist, und festhalten, was {from} ausmacht.</translation>
    </message>
    <message>
        <source>Collect more {a} and {b} that show the difference</source>
        <translation>Mehr von {a} und {b} sammeln, das den Unterschied zeigt</translation>
    </message>
    <message>
        <source>{count} objects were found and given the other class: the network sees them, but has too few pictures of what tells the two apart.</source>
        <translation>{count} Objekte wurden gefunden und der anderen Klasse zugeordnet: Das Netz sieht sie, hat aber zu wenige Bilder von dem, was die beiden unterscheidet.</translation>
    </message>
    <message>
        <source>Look through the confused objects for what distinguishes them to the eye, and add pictures of both classes in which just that is visible.</source>
        <translation>Bei den verwechselten Objekten nachsehen, was sie fürs Auge unterscheidet, und Bilder beider Klassen hinzufügen, auf denen genau das sichtbar ist.</translation>
    </message>
    <message>
        <source>Train on the hard ones</source>
        <translation>Auf den schwierigen Bildern trainieren</translation>
    </message>
    <message>
        <source>Most pictures of {a} and {b} are easy and soon teach nothing. Those that were confused with confidence do.</source>
        <translation>Die meisten Bilder von {a} und {b} sind leicht und lehren bald nichts mehr. Anders die, die mit hoher Konfidenz verwechselt wurden.</translation>
    </message>
    <message>
        <source>Run the model on the training split, keep the pictures whose {a} and {b} it confuses, and show them more often.</source>
        <translation>Das Modell auf dem Trainingsteil ausführen, die Bilder behalten, auf denen es {a} und {b} verwechselt, und sie öfter zeigen.</translation>
    </message>
    <message>
        <source>Raise the resolution</source>
        <translation>Die Auflösung erhöhen</translation>
    </message>
    <message>
        <source>What distinguishes {a} from {b} may be a detail that is lost when pictures are scaled down for training.</source>
        <translation>Was {a} von {b} unterscheidet, ist womöglich ein Detail, das beim Verkleinern der Bilder für das Training verloren geht.</translation>
    </message>
    <message>
        <source>Look at a confused pair at training size. If you cannot tell them apart there, train larger, or on tiles.</source>
        <translation>Ein verwechseltes Paar in Trainingsgröße ansehen. Lassen sich die beiden dort nicht unterscheiden, in größerer Größe oder auf Kacheln trainieren.</translation>
    </message>
    <message>
        <source>{small} of {count} of these errors are about objects below 32 × 32 pixels. After scaling little of them is left, and a few pixels off already cost the match.</source>
        <translation>{small} von {count} dieser Fehler betreffen Objekte unter 32 × 32 Pixeln. Nach dem Skalieren bleibt von ihnen wenig übrig, und schon wenige Pixel Abweichung kosten den Treffer.</translation>
    </message>
    <message>
        <source>Train at a larger size or on tiles, and add a detection head for small objects where the model offers one.</source>
        <translation>In größerer Größe oder auf Kacheln trainieren und, wo das Modell es anbietet, einen Detektionskopf für kleine Objekte hinzufügen.</translation>
    </message>
    <message>
        <source>Collect more of the classes that are confused</source>
        <translation>Mehr von den verwechselten Klassen sammeln</translation>
    </message>
    <message>
        <source>{count} objects were found in the right place and given another class. The ranked pairs beside the matrix say which.</source>
        <translation>{count} Objekte wurden an der richtigen Stelle gefunden und einer anderen Klasse zugeordnet. Welche es sind, sagt die Rangliste der Paare neben der Matrix.</translation>
    </message>
    <message>
        <source>Begin with the first pair: pictures that show what tells the two apart.</source>
        <translation>Mit dem ersten Paar beginnen: Bilder, die zeigen, was die beiden unterscheidet.</translation>
    </message>
    <message>
        <source>Check the labels</source>
        <translation>Die Labels prüfen</translation>
    </message>
    <message>
        <source>A detection that is sure of another class than the truth is right surprisingly often.</source>
        <translation>Eine Detektion, die sich einer anderen Klasse als der Ground Truth sicher ist, hat erstaunlich oft recht.</translation>
    </message>
    <message>
        <source>Go through the surest of these errors and correct the labels that are wrong.</source>
        <translation>Die sichersten dieser Fehler durchgehen und die falschen Labels berichtigen.</translation>
    </message>
    <message>
        <source>Balance the classes</source>
        <translation>Die Klassen ausgleichen</translation>
    </message>
    <message>
        <source>A class with few examples is taken for its frequent neighbour: that is right more often than not.</source>
        <translation>Eine Klasse mit wenigen Beispielen wird für ihre häufige Nachbarin gehalten: Das trifft öfter zu als nicht.</translation>
    </message>
    <message>
        <source>Show pictures with rare classes more often, or weigh their loss higher.</source>
        <translation>Bilder mit seltenen Klassen öfter zeigen oder ihren Verlust höher gewichten.</translation>
    </message>
    <message>
        <source>Look at how tightly boxes are drawn</source>
        <translation>Ansehen, wie eng Boxen gezeichnet sind</translation>
    </message>
    <message>
        <source>{count} detections have the right class and overlap their object too little. Where annotators drew boxes differently, no network can agree with all of them.</source>
        <translation>{count} Detektionen haben die richtige Klasse und überlappen ihr Objekt zu wenig. Wo Annotatoren Boxen verschieden gezeichnet haben, kann kein Netz mit allen übereinstimmen.</translation>
    </message>
    <message>
        <source>Compare truth and prediction in ten of them. Where the prediction fits better, agree on a rule for boxes and correct the labels.</source>
        <translation>Ground Truth und Vorhersage bei zehn davon vergleichen. Wo die Vorhersage besser passt, eine Regel für Boxen vereinbaren und die Labels berichtigen.</translation>
    </message>
    <message>
        <source>Weigh the boxes more</source>
        <translation>Die Boxen stärker gewichten</translation>
    </message>
    <message>
        <source>Class and box share one loss; where boxes lag behind, the class part has the upper hand.</source>
        <translation>Klasse und Box teilen sich einen Verlust; wo Boxen zurückbleiben, hat der Klassenanteil die Oberhand.</translation>
    </message>
    <message>
        <source>Raise the weight of the box loss, and use one that looks at the overlap (GIoU, CIoU).</source>
        <translation>Das Gewicht des Box-Verlusts erhöhen und einen verwenden, der auf die Überlappung sieht (GIoU, CIoU).</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>Länger trainieren</translation>
    </message>
    <message>
        <source>Networks learn what an object is before they learn where its edges are.</source>
        <translation>Netze lernen, was ein Objekt ist, bevor sie lernen, wo seine Ränder sind.</translation>
    </message>
    <message>
        <source>If mean IoU still rises over the last epochs, go on training; switch mosaic off at the end.</source>
        <translation>Steigt die mittlere IoU in den letzten Epochen noch, weiter trainieren; Mosaic am Ende abschalten.</translation>
    </message>
    <message>
        <source>Look for objects that are labelled in parts</source>
        <translation>Nach Objekten suchen, die in Teilen gelabelt sind</translation>
    </message>
    <message>
        <source>{count} detections overlap an object of another class a little. Often they are parts of it, or an object that hides behind it and has no label.</source>
        <translation>{count} Detektionen überlappen ein wenig ein Objekt einer anderen Klasse. Oft sind sie Teile davon oder ein Objekt, das dahinter verborgen ist und kein Label hat.</translation>
    </message>
    <message>
        <source>Go through the surest of them and add the labels that are missing.</source>
        <translation>Die sichersten davon durchgehen und fehlende Labels hinzufügen.</translation>
    </message>
    <message>
        <source>Raise the confidence</source>
        <translation>Die Konfidenz erhöhen</translation>
    </message>
    <message>
        <source>Detections that are wrong in class and place are mostly unsure. They cost precision, not recall.</source>
        <translation>Detektionen, bei denen Klasse und Ort falsch sind, sind meist unsicher. Sie kosten Precision, nicht Recall.</translation>
    </message>
    <message>
        <source>Use the confidence with the best F1 of each class.</source>
        <translation>Die Konfidenz mit dem besten F1 jeder Klasse verwenden.</translation>
    </message>
    <message>
        <source>Suppress more overlapping detections</source>
        <translation>Mehr überlappende Detektionen unterdrücken</translation>
    </message>
    <message>
        <source>{count} detections found an object that a surer one had found already. Non-maximum suppression let both pass.</source>
        <translation>{count} Detektionen haben ein Objekt gefunden, das eine sicherere schon gefunden hatte. Die Non-Maximum Suppression hat beide durchgelassen.</translation>
    </message>
    <message>
        <source>Lower the IoU of non-maximum suppression in small steps; where objects stand close together, watch the missed ones.</source>
        <translation>Die IoU der Non-Maximum Suppression in kleinen Schritten senken; wo Objekte dicht beieinander stehen, auf die übersehenen achten.</translation>
    </message>
    <message>
        <source>Look for groups under one box</source>
        <translation>Nach Gruppen unter einer Box suchen</translation>
    </message>
    <message>
        <source>Two detections on one truth are right where two objects were labelled as one.</source>
        <translation>Zwei Detektionen auf einem Objekt sind richtig, wo zwei Objekte als eines gelabelt wurden.</translation>
    </message>
    <message>
        <source>Go through the surest of them; label groups object by object, or as crowds.</source>
        <translation>Die sichersten davon durchgehen; Gruppen Objekt für Objekt oder als Menge (crowd) labeln.</translation>
    </message>
    <message>
        <source>Look for labels that are missing</source>
        <translation>Nach fehlenden Labels suchen</translation>
    </message>
    <message>
        <source>{count} detections lie where nothing is labelled. Sure ones are often objects that the annotators overlooked, and each of them teaches the network not to find it.</source>
        <translation>{count} Detektionen liegen, wo nichts gelabelt ist. Sichere sind oft Objekte, die die Annotatoren übersehen haben, und jedes davon lehrt das Netz, es nicht zu finden.</translation>
    </message>
    <message>
        <source>Go through the surest of them and label what is there.</source>
        <translation>Die sichersten davon durchgehen und labeln, was dort ist.</translation>
    </message>
    <message>
        <source>Add pictures without objects</source>
        <translation>Bilder ohne Objekte hinzufügen</translation>
    </message>
    <message>
        <source>What is not there and is found all the same looks like an object. Networks learn that from pictures in which it appears without one.</source>
        <translation>Was nicht da ist und trotzdem gefunden wird, sieht wie ein Objekt aus. Netze lernen das aus Bildern, auf denen es ohne ein Objekt vorkommt.</translation>
    </message>
    <message>
        <source>Collect pictures of what is mistaken for objects, without labels: up to a tenth of the training split.</source>
        <translation>Bilder von dem sammeln, was für Objekte gehalten wird, ohne Labels: bis zu einem Zehntel des Trainingsteils.</translation>
    </message>
    <message>
        <source>Where detections that are right are surer than those on background, a threshold separates them.</source>
        <translation>Wo richtige Detektionen sicherer sind als die auf Hintergrund, trennt sie ein Schwellwert.</translation>
    </message>
    <message>
        <source>Choose a threshold for each class by the precision that you need.</source>
        <translation>Für jede Klasse einen Schwellwert nach der benötigten Precision wählen.</translation>
    </message>
    <message>
        <source>Collect more of what is missed</source>
        <translation>Mehr von dem sammeln, was übersehen wird</translation>
    </message>
    <message>
        <source>{count} objects were not found, not even in the wrong place or class. Seen together they often have something in common: a pose, a light, a distance.</source>
        <translation>{count} Objekte wurden nicht gefunden, auch nicht am falschen Ort oder als falsche Klasse. Zusammen betrachtet haben sie oft etwas gemeinsam: eine Haltung, ein Licht, eine Entfernung.</translation>
    </message>
    <message>
        <source>Look through them for what they share, and add pictures of it, or show those that there are more often.</source>
        <translation>Bei ihnen nach Gemeinsamkeiten suchen und Bilder davon hinzufügen oder die vorhandenen öfter zeigen.</translation>
    </message>
    <message>
        <source>Check that nothing was cut off</source>
        <translation>Nachsehen, dass nichts abgeschnitten wurde</translation>
    </message>
    <message>
        <source>Predictions that were written with a high confidence lack the unsure detections that would have found more.</source>
        <translation>Vorhersagen, die mit hoher Konfidenz geschrieben wurden, fehlen die unsicheren Detektionen, die mehr gefunden hätten.</translation>
    </message>
    <message>
        <source>Predict again from confidence 0.001 with 300 detections an image, and choose the threshold here.</source>
        <translation>Neu vorhersagen ab Konfidenz 0.001 mit 300 Detektionen je Bild und den Schwellwert hier wählen.</translation>
    </message>
    <message>
        <source>What nobody could see in the picture need not be found: objects that are hidden, cut off, or a few pixels large.</source>
        <translation>Was auf dem Bild niemand sehen konnte, muss nicht gefunden werden: Objekte, die verdeckt, abgeschnitten oder wenige Pixel groß sind.</translation>
    </message>
    <message>
        <source>Agree from which size and visibility on objects are labelled, and mark the rest as ignored.</source>
        <translation>Vereinbaren, ab welcher Größe und Sichtbarkeit Objekte gelabelt werden, und den Rest als ignoriert kennzeichnen.</translation>
    </message>
    <message>
        <source>Counted as written.</source>
        <translation>Gezählt wie geschrieben.</translation>
    </message>
    <message>
        <source>Left out.</source>
        <translation>Ausgelassen.</translation>
    </message>
    <message>
        <source>Several images have that name</source>
        <translation>Mehrere Bilder haben diesen Namen</translation>
    </message>
    <message>
        <source>Rows: {count}. Several images of the split have the name that they give ({example}); which one is meant cannot be told.</source>
        <translation>Zeilen: {count}. Mehrere Bilder des Teils haben den genannten Namen ({example}); welches gemeint ist, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>Results name images by their file name alone; pictures of one name in two folders are the same to them.</source>
        <translation>Ergebnisse nennen Bilder nur nach ihrem Dateinamen; Bilder eines Namens in zwei Ordnern sind für sie dasselbe.</translation>
    </message>
    <message>
        <source>What is true on these images counts as missed.</source>
        <translation>Was die Ground Truth auf diesen Bildern enthält, zählt als übersehen.</translation>
    </message>
    <message>
        <source>Give every picture a name of its own and predict again.</source>
        <translation>Jedem Bild einen eigenen Namen geben und neu vorhersagen.</translation>
    </message>
    <message>
        <source>The file breaks off</source>
        <translation>Die Datei bricht ab</translation>
    </message>
    <message>
        <source>{file} breaks off ({example}). The rows before that were evaluated.</source>
        <translation>{file} bricht ab ({example}). Die Zeilen davor wurden ausgewertet.</translation>
    </message>
    <message>
        <source>The program that wrote the file was stopped, or the copy was not finished.</source>
        <translation>Das Programm, das die Datei geschrieben hat, wurde angehalten, oder die Kopie wurde nicht fertig.</translation>
    </message>
    <message>
        <source>Images behind the break look as if nothing had been found on them.</source>
        <translation>Bilder hinter dem Abbruch sehen aus, als wäre auf ihnen nichts gefunden worden.</translation>
    </message>
    <message>
        <source>Copy the file again, or have the run write it anew.</source>
        <translation>Die Datei neu kopieren oder vom Lauf neu schreiben lassen.</translation>
    </message>
    <message>
        <source>One id twice</source>
        <translation>Eine ID doppelt</translation>
    </message>
    <message>
        <source>Entries with an id that another has: {count} ({example}).</source>
        <translation>Einträge mit der ID eines anderen: {count} ({example}).</translation>
    </message>
    <message>
        <source>Files were joined without numbering their entries anew.</source>
        <translation>Dateien wurden zusammengefügt, ohne ihre Einträge neu zu nummerieren.</translation>
    </message>
    <message>
        <source>pycocotools keeps the last of them in place of all others, so that its numbers are of other labels.</source>
        <translation>pycocotools behält den letzten davon anstelle aller anderen, sodass seine Zahlen für andere Labels gelten.</translation>
    </message>
    <message>
        <source>Number images and annotations so that every id occurs once.</source>
        <translation>Bilder und Annotationen so nummerieren, dass jede ID einmal vorkommt.</translation>
    </message>
    <message>
        <source>Predicted masks without an image</source>
        <translation>Vorhergesagte Masken ohne Bild</translation>
    </message>
    <message>
        <source>Predicted masks for images that the data set does not have: {count} ({example}). They were left out.</source>
        <translation>Vorhergesagte Masken für Bilder, die der Datensatz nicht hat: {count} ({example}). Sie wurden ausgelassen.</translation>
    </message>
    <message>
        <source>Masks are paired with images by name; these are of another or an older version of the set.</source>
        <translation>Masken werden Bildern nach Namen zugeordnet; diese gehören zu einer anderen oder älteren Version des Datensatzes.</translation>
    </message>
    <message>
        <source>The scores are of the images that both have.</source>
        <translation>Die Werte gelten für die Bilder, die beide haben.</translation>
    </message>
    <message>
        <source>Choose the data set that the model was run on, or name masks like their images.</source>
        <translation>Den Datensatz wählen, auf dem das Modell ausgeführt wurde, oder Masken wie ihre Bilder nennen.</translation>
    </message>
    <message>
        <source>Rows that lack a field</source>
        <translation>Zeilen, denen ein Feld fehlt</translation>
    </message>
    <message>
        <source>Rows that lack a field: {count} ({example}).</source>
        <translation>Zeilen, denen ein Feld fehlt: {count} ({example}).</translation>
    </message>
    <message>
        <source>Annotations that lack a field: {count} ({example}).</source>
        <translation>Annotationen, denen ein Feld fehlt: {count} ({example}).</translation>
    </message>
    <message>
        <source>A prediction needs an image, a class, a confidence, and a box or an outline.</source>
        <translation>Eine Vorhersage braucht ein Bild, eine Klasse, eine Konfidenz und eine Box oder einen Umriss.</translation>
    </message>
    <message>
        <source>What these rows found counts as missed.</source>
        <translation>Was diese Zeilen gefunden haben, zählt als übersehen.</translation>
    </message>
    <message>
        <source>Write them with save_json, or text files with save_conf, so that every row has its confidence.</source>
        <translation>Mit save_json schreiben oder Textdateien mit save_conf, sodass jede Zeile ihre Konfidenz hat.</translation>
    </message>
    <message>
        <source>Images without predictions</source>
        <translation>Bilder ohne Vorhersagen</translation>
    </message>
    <message>
        <source>Evaluated images without any usable prediction: {count} ({example}). Everything on them counts as missed.</source>
        <translation>Ausgewertete Bilder ohne brauchbare Vorhersage: {count} ({example}). Alles auf ihnen zählt als übersehen.</translation>
    </message>
    <message>
        <source>Either nothing was found on them, or the model was not run on them; the file does not tell which.</source>
        <translation>Entweder wurde auf ihnen nichts gefunden, oder das Modell wurde auf ihnen nicht ausgeführt; der Datei ist das nicht anzusehen.</translation>
    </message>
    <message>
        <source>Recall falls if the model was not run on them.</source>
        <translation>Der Recall sinkt, wenn das Modell auf ihnen nicht ausgeführt wurde.</translation>
    </message>
    <message>
        <source>Where there should be some, run the model on the whole split.</source>
        <translation>Wo es welche geben sollte, das Modell auf dem ganzen Teil ausführen.</translation>
    </message>
    <message>
        <source>Images without a predicted mask</source>
        <translation>Bilder ohne vorhergesagte Maske</translation>
    </message>
    <message>
        <source>Images without a predicted mask: {count} ({example}). They were left out: nothing is said about them.</source>
        <translation>Bilder ohne vorhergesagte Maske: {count} ({example}). Sie wurden ausgelassen: Über sie wird nichts ausgesagt.</translation>
    </message>
    <message>
        <source>Masks are paired with images by name.</source>
        <translation>Masken werden Bildern nach Namen zugeordnet.</translation>
    </message>
    <message>
        <source>The scores are of the other images alone.</source>
        <translation>Die Werte gelten nur für die anderen Bilder.</translation>
    </message>
    <message>
        <source>Run the model on the whole split, or name masks like their images.</source>
        <translation>Das Modell auf dem ganzen Teil ausführen oder Masken wie ihre Bilder nennen.</translation>
    </message>
    <message>
        <source>Boxes with a negative side</source>
        <translation>Boxen mit negativer Seite</translation>
    </message>
    <message>
        <source>Boxes with a negative width or height: {count} ({example}).</source>
        <translation>Boxen mit negativer Breite oder Höhe: {count} ({example}).</translation>
    </message>
    <message>
        <source>Corners were written in the place of sizes, or in the wrong order.</source>
        <translation>Ecken wurden an der Stelle von Größen oder in falscher Reihenfolge geschrieben.</translation>
    </message>
    <message>
        <source>Such a box overlaps nothing: it finds no object. pycocotools takes it as it is, and so does this evaluation.</source>
        <translation>Eine solche Box überlappt nichts: Sie findet kein Objekt. pycocotools nimmt sie, wie sie ist, diese Auswertung ebenso.</translation>
    </message>
    <message>
        <source>Write bbox as left, top, width and height in pixels.</source>
        <translation>bbox als links, oben, Breite und Höhe in Pixeln schreiben.</translation>
    </message>
    <message>
        <source>No box</source>
        <translation>Keine Box</translation>
    </message>
    <message>
        <source>Rows whose box is not four numbers: {count} ({example}).</source>
        <translation>Zeilen, deren Box nicht aus vier Zahlen besteht: {count} ({example}).</translation>
    </message>
    <message>
        <source>Annotations whose box is not four numbers: {count} ({example}).</source>
        <translation>Annotationen, deren Box nicht aus vier Zahlen besteht: {count} ({example}).</translation>
    </message>
    <message>
        <source>A box is left, top, width and height in pixels; shares of an image whose size is not known are none.</source>
        <translation>Eine Box ist links, oben, Breite und Höhe in Pixeln; Anteile eines Bildes, dessen Größe nicht bekannt ist, sind keine.</translation>
    </message>
    <message>
        <source>What is left out is neither found nor missed.</source>
        <translation>Was ausgelassen wird, ist weder gefunden noch übersehen.</translation>
    </message>
    <message>
        <source>Correct the program that wrote these rows.</source>
        <translation>Das Programm berichtigen, das diese Zeilen geschrieben hat.</translation>
    </message>
    <message>
        <source>Entries that are no rows</source>
        <translation>Einträge, die keine Zeilen sind</translation>
    </message>
    <message>
        <source>Entries that cannot be read as a prediction: {count} ({example}).</source>
        <translation>Einträge, die nicht als Vorhersage lesbar sind: {count} ({example}).</translation>
    </message>
    <message>
        <source>Entries that cannot be read as an annotation: {count} ({example}).</source>
        <translation>Einträge, die nicht als Annotation lesbar sind: {count} ({example}).</translation>
    </message>
    <message>
        <source>They are no valid JSON, or no row of numbers.</source>
        <translation>Sie sind kein gültiges JSON oder keine Zeile aus Zahlen.</translation>
    </message>
    <message>
        <source>What they stand for is neither found nor missed.</source>
        <translation>Wofür sie stehen, ist weder gefunden noch übersehen.</translation>
    </message>
    <message>
        <source>Correct them, or have the run write the file anew.</source>
        <translation>Die Einträge berichtigen oder die Datei vom Lauf neu schreiben lassen.</translation>
    </message>
    <message>
        <source>No outline</source>
        <translation>Kein Umriss</translation>
    </message>
    <message>
        <source>Rows with a segmentation that is neither rings of three points or more nor run lengths: {count} ({example}).</source>
        <translation>Zeilen mit einer Segmentierung, die weder aus Ringen mit mindestens drei Punkten noch aus Lauflängen besteht: {count} ({example}).</translation>
    </message>
    <message>
        <source>Annotations with a segmentation that is neither rings of three points or more nor run lengths: {count} ({example}).</source>
        <translation>Annotationen mit einer Segmentierung, die weder aus Ringen mit mindestens drei Punkten noch aus Lauflängen besteht: {count} ({example}).</translation>
    </message>
    <message>
        <source>Two points enclose nothing.</source>
        <translation>Zwei Punkte umschließen nichts.</translation>
    </message>
    <message>
        <source>Without its outline an object has no mask to compare.</source>
        <translation>Ohne seinen Umriss hat ein Objekt keine Maske zum Vergleichen.</translation>
    </message>
    <message>
        <source>Outline these objects anew, or evaluate boxes.</source>
        <translation>Diese Objekte neu umreißen oder Boxen auswerten.</translation>
    </message>
    <message>
        <source>Predicted masks without a true one</source>
        <translation>Vorhergesagte Masken ohne Ground Truth</translation>
    </message>
    <message>
        <source>Images with a predicted mask, but without a true outline: {count} ({example}). They were left out.</source>
        <translation>Bilder mit vorhergesagter Maske, aber ohne Umriss in der Ground Truth: {count} ({example}). Sie wurden ausgelassen.</translation>
    </message>
    <message>
        <source>The image has no label, one that cannot be read, or boxes in the place of outlines.</source>
        <translation>Das Bild hat kein Label, ein nicht lesbares oder Boxen anstelle von Umrissen.</translation>
    </message>
    <message>
        <source>Label these images, or predict on those that are labelled.</source>
        <translation>Diese Bilder labeln oder auf den gelabelten vorhersagen.</translation>
    </message>
    <message>
        <source>Masks in another encoding</source>
        <translation>Masken in anderer Codierung</translation>
    </message>
    <message>
        <source>Predicted masks whose values may mean something else than those of the data set: {count} ({example}). They were compared as well as can be.</source>
        <translation>Vorhergesagte Masken, deren Werte etwas anderes bedeuten können als die des Datensatzes: {count} ({example}). Sie wurden verglichen, so gut es geht.</translation>
    </message>
    <message>
        <source>True masks whose values mean something else than those of most others: {count} ({example}). They were compared as well as can be.</source>
        <translation>Masken der Ground Truth, deren Werte etwas anderes bedeuten als die der meisten anderen: {count} ({example}). Sie wurden verglichen, so gut es geht.</translation>
    </message>
    <message>
        <source>Class numbers and foreground, or numbers and colours, cannot be compared pixel by pixel.</source>
        <translation>Klassennummern und Vordergrund oder Nummern und Farben lassen sich nicht Pixel für Pixel vergleichen.</translation>
    </message>
    <message>
        <source>Where foreground counts, any class is taken for it; where classes count, a value of another encoding is no class.</source>
        <translation>Wo Vordergrund zählt, gilt jede Klasse als Vordergrund; wo Klassen zählen, ist ein Wert anderer Codierung keine Klasse.</translation>
    </message>
    <message>
        <source>Write predicted masks with the values of the data set&apos;s own masks.</source>
        <translation>Vorhergesagte Masken mit den Werten der Masken des Datensatzes schreiben.</translation>
    </message>
    <message>
        <source>Another split</source>
        <translation>Anderer Teil</translation>
    </message>
    <message>
        <source>Rows for another split: {count} ({example}).</source>
        <translation>Zeilen für einen anderen Teil: {count} ({example}).</translation>
    </message>
    <message>
        <source>A folder is named after the command that wrote it, not after the images.</source>
        <translation>Ein Ordner heißt nach dem Befehl, der ihn geschrieben hat, nicht nach den Bildern.</translation>
    </message>
    <message>
        <source>Scores of one split say nothing about another; on the training images they are too good.</source>
        <translation>Werte eines Teils sagen nichts über einen anderen; auf den Trainingsbildern sind sie zu gut.</translation>
    </message>
    <message>
        <source>Choose the split that the predictions are for, or predict on the one that you want.</source>
        <translation>Den Teil wählen, für den die Vorhersagen gelten, oder auf dem gewünschten vorhersagen.</translation>
    </message>
    <message>
        <source>Run lengths of another size</source>
        <translation>Lauflängen einer anderen Größe</translation>
    </message>
    <message>
        <source>Rows whose run lengths do not fill their image: {count} ({example}).</source>
        <translation>Zeilen, deren Lauflängen ihr Bild nicht füllen: {count} ({example}).</translation>
    </message>
    <message>
        <source>Annotations whose run lengths do not fill their image: {count} ({example}).</source>
        <translation>Annotationen, deren Lauflängen ihr Bild nicht füllen: {count} ({example}).</translation>
    </message>
    <message>
        <source>The mask was written for a resized image, or its size as [width, height].</source>
        <translation>Die Maske wurde für ein skaliertes Bild geschrieben oder ihre Größe als [Breite, Höhe].</translation>
    </message>
    <message>
        <source>Compared all the same, the mask would lie elsewhere in the picture.</source>
        <translation>Trotzdem verglichen, läge die Maske an anderer Stelle im Bild.</translation>
    </message>
    <message>
        <source>Bring masks to the size of the original image before encoding them, with size as [height, width].</source>
        <translation>Masken vor dem Codieren auf die Größe des Originalbilds bringen, mit size als [Höhe, Breite].</translation>
    </message>
    <message>
        <source>Confidence that is no number</source>
        <translation>Konfidenz, die keine Zahl ist</translation>
    </message>
    <message>
        <source>Rows whose confidence is no finite number: {count} ({example}).</source>
        <translation>Zeilen, deren Konfidenz keine endliche Zahl ist: {count} ({example}).</translation>
    </message>
    <message>
        <source>The network&apos;s output was not finite: it diverged, or half precision overflowed.</source>
        <translation>Die Ausgabe des Netzes war nicht endlich: Es ist divergiert, oder die halbe Genauigkeit ist übergelaufen.</translation>
    </message>
    <message>
        <source>Detections are ranked by confidence; without one there is no rank.</source>
        <translation>Detektionen werden nach Konfidenz geordnet; ohne Konfidenz gibt es keinen Rang.</translation>
    </message>
    <message>
        <source>Predict again in single precision; look at the run&apos;s losses if it stays.</source>
        <translation>In einfacher Genauigkeit neu vorhersagen; bleibt es so, die Verluste des Laufs ansehen.</translation>
    </message>
    <message>
        <source>Confidence outside 0 to 1</source>
        <translation>Konfidenz außerhalb von 0 bis 1</translation>
    </message>
    <message>
        <source>Rows whose confidence is not in 0 to 1: {count} ({example}).</source>
        <translation>Zeilen, deren Konfidenz nicht in 0 bis 1 liegt: {count} ({example}).</translation>
    </message>
    <message>
        <source>Logits or percent were written in the place of probabilities.</source>
        <translation>Anstelle von Wahrscheinlichkeiten wurden Logits oder Prozent geschrieben.</translation>
    </message>
    <message>
        <source>Average precision needs only the order and stays right; thresholds and calibration mean nothing.</source>
        <translation>Die Average Precision braucht nur die Reihenfolge und bleibt richtig; Schwellwerte und Kalibrierung haben keine Bedeutung.</translation>
    </message>
    <message>
        <source>Write probabilities: apply the sigmoid, or divide percent by 100.</source>
        <translation>Wahrscheinlichkeiten schreiben: die Sigmoidfunktion anwenden oder Prozent durch 100 teilen.</translation>
    </message>
    <message>
        <source>Masks of another size</source>
        <translation>Masken einer anderen Größe</translation>
    </message>
    <message>
        <source>Predicted masks of another size than the truth: {count} ({example}). They were brought to its size.</source>
        <translation>Vorhergesagte Masken einer anderen Größe als die Ground Truth: {count} ({example}). Sie wurden auf deren Größe gebracht.</translation>
    </message>
    <message>
        <source>Masks were written at the size of the network.</source>
        <translation>Masken wurden in der Größe des Netzes geschrieben.</translation>
    </message>
    <message>
        <source>Borders are off by up to a pixel of the smaller mask.</source>
        <translation>Ränder weichen um bis zu ein Pixel der kleineren Maske ab.</translation>
    </message>
    <message>
        <source>Write masks at the size of the original image.</source>
        <translation>Masken in der Größe des Originalbilds schreiben.</translation>
    </message>
    <message>
        <source>Class that the data set does not have</source>
        <translation>Klasse, die der Datensatz nicht hat</translation>
    </message>
    <message>
        <source>Rows for a class that the data set does not have: {count} ({example}).</source>
        <translation>Zeilen für eine Klasse, die der Datensatz nicht hat: {count} ({example}).</translation>
    </message>
    <message>
        <source>Annotations of a class that is not declared: {count} ({example}).</source>
        <translation>Annotationen einer nicht angegebenen Klasse: {count} ({example}).</translation>
    </message>
    <message>
        <source>The model knows more classes, or numbers them otherwise.</source>
        <translation>Das Modell kennt mehr Klassen oder nummeriert sie anders.</translation>
    </message>
    <message>
        <source>A class without truth has no score.</source>
        <translation>Eine Klasse ohne Ground Truth hat keinen Wert.</translation>
    </message>
    <message>
        <source>Compare the model&apos;s class list with that of the data set; category_id must be the data set&apos;s id.</source>
        <translation>Die Klassenliste des Modells mit der des Datensatzes vergleichen; category_id muss die ID des Datensatzes sein.</translation>
    </message>
    <message>
        <source>Image that the data set does not have</source>
        <translation>Bild, das der Datensatz nicht hat</translation>
    </message>
    <message>
        <source>Rows for an image that the data set does not have: {count} ({example}).</source>
        <translation>Zeilen für ein Bild, das der Datensatz nicht hat: {count} ({example}).</translation>
    </message>
    <message>
        <source>Annotations of an image that is not declared: {count} ({example}).</source>
        <translation>Annotationen eines nicht angegebenen Bildes: {count} ({example}).</translation>
    </message>
    <message>
        <source>The predictions are of another or an older version of the data set.</source>
        <translation>Die Vorhersagen gehören zu einer anderen oder älteren Version des Datensatzes.</translation>
    </message>
    <message>
        <source>Choose the data set that the model was run on, or predict again.</source>
        <translation>Den Datensatz wählen, auf dem das Modell ausgeführt wurde, oder neu vorhersagen.</translation>
    </message>
    <message>
        <source>Values that no true mask has</source>
        <translation>Werte, die keine Maske der Ground Truth hat</translation>
    </message>
    <message>
        <source>Values of predicted masks that no true mask has and no class is named for: {count} ({example}).</source>
        <translation>Werte vorhergesagter Masken, die keine Maske der Ground Truth hat und für die keine Klasse benannt ist: {count} ({example}).</translation>
    </message>
    <message>
        <source>The model knows more classes or numbers them otherwise, or its masks were resized smoothly, which makes new values.</source>
        <translation>Das Modell kennt mehr Klassen oder nummeriert sie anders, oder seine Masken wurden weich skaliert, wobei neue Werte entstehen.</translation>
    </message>
    <message>
        <source>Pixels with such a value count as wrong.</source>
        <translation>Pixel mit einem solchen Wert zählen als falsch.</translation>
    </message>
    <message>
        <source>Compare the model&apos;s class list with that of the data set, and resize masks of classes by the nearest neighbour.</source>
        <translation>Die Klassenliste des Modells mit der des Datensatzes vergleichen und Klassenmasken mit dem nächsten Nachbarn skalieren.</translation>
    </message>
    <message>
        <source>File that cannot be read</source>
        <translation>Nicht lesbare Datei</translation>
    </message>
    <message>
        <source>Files that cannot be read: {count} ({example}).</source>
        <translation>Nicht lesbare Dateien: {count} ({example}).</translation>
    </message>
    <message>
        <source>Images that were left out because they or their labels cannot be read: {count} ({example}).</source>
        <translation>Bilder, die ausgelassen wurden, weil sie oder ihre Labels nicht lesbar sind: {count} ({example}).</translation>
    </message>
    <message>
        <source>The file is damaged, or may not be read.</source>
        <translation>Die Datei ist beschädigt oder darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>What it holds is neither found nor missed.</source>
        <translation>Was sie enthält, ist weder gefunden noch übersehen.</translation>
    </message>
    <message>
        <source>Copy it again from its source, or allow reading it.</source>
        <translation>Die Datei neu aus ihrer Quelle kopieren oder das Lesen erlauben.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>The defaults of Ultralytics, 640 px</source>
        <translation>Die Vorgaben von Ultralytics, 640 px</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Kurzer Blick</translation>
    </message>
    <message>
        <source>320 px, 12 epochs: minutes on a small set</source>
        <translation>320 px, 12 Epochen: Minuten bei einem kleinen Datensatz</translation>
    </message>
    <message>
        <source>Thermal</source>
        <translation>Wärmebild</translation>
    </message>
    <message>
        <source>Brightness alone: no hue, saturation or mixup</source>
        <translation>Nur Helligkeit: kein Farbton, keine Sättigung, kein Mixup</translation>
    </message>
    <message>
        <source>Thermal, large set</source>
        <translation>Wärmebild, großer Datensatz</translation>
    </message>
    <message>
        <source>10,000 images and more, a medium network</source>
        <translation>Ab 10.000 Bildern, mittleres Netz</translation>
    </message>
    <message>
        <source>Colour, several classes</source>
        <translation>Farbe, mehrere Klassen</translation>
    </message>
    <message>
        <source>1280 px, full augmentation, a medium network</source>
        <translation>1280 px, volle Augmentierung, mittleres Netz</translation>
    </message>
    <message>
        <source>Large set</source>
        <translation>Großer Datensatz</translation>
    </message>
    <message>
        <source>Batch 128 for a strong graphics card</source>
        <translation>Batch 128 für eine starke Grafikkarte</translation>
    </message>
    <message>
        <source>{backbone} + {per_root} · √{classes} = {value}</source>
        <translation>{backbone} + {per_root} · √{classes} = {value}</translation>
    </message>
    <message>
        <source>30 % of {epochs} epochs</source>
        <translation>30 % von {epochs} Epochen</translation>
    </message>
    <message>
        <source>{highest} / √({classes} / 3), at most {highest} = {value}</source>
        <translation>{highest} / √({classes} / 3), höchstens {highest} = {value}</translation>
    </message>
    <message>
        <source>a grey value is a temperature: it has no colour, and two blended scenes are none</source>
        <translation>ein Grauwert ist eine Temperatur: Er hat keine Farbe, und zwei überblendete Szenen ergeben keine</translation>
    </message>
    <message>
        <source>Losses of a segmentation</source>
        <translation>Verluste einer Segmentierung</translation>
    </message>
    <message>
        <source>BCE, Dice and both, three seeds each, by sensitivity</source>
        <translation>BCE, Dice und beide, je drei Startwerte, nach Sensitivität</translation>
    </message>
    <message>
        <source>Weights of an SSD&apos;s boxes</source>
        <translation>Gewichte der Boxen eines SSD</translation>
    </message>
    <message>
        <source>Nine box weights from 0.01 to 10 beside a class weight of 1, by mAP50</source>
        <translation>Neun Box-Gewichte von 0,01 bis 10 neben einem Klassengewicht von 1, nach mAP50</translation>
    </message>
    <message>
        <source>Learning rates of a detector</source>
        <translation>Lernraten eines Detektors</translation>
    </message>
    <message>
        <source>A third, once and three times 0.001, two seeds each</source>
        <translation>Ein Drittel, das Einfache und das Dreifache von 0,001, je zwei Startwerte</translation>
    </message>
    <message>
        <source>may be</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>very likely</source>
        <translation>sehr wahrscheinlich</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>Training fehlgeschlagen</translation>
    </message>
    <message>
        <source>Training ended at step {step}: {reason}</source>
        <translation>Das Training endete in Schritt {step}: {reason}</translation>
    </message>
    <message>
        <source>What was written before stays readable, and the run can go on from its last checkpoint.</source>
        <translation>Was vorher geschrieben wurde, bleibt lesbar, und der Lauf lässt sich vom letzten Checkpoint aus fortsetzen.</translation>
    </message>
    <message>
        <source>last step {step}</source>
        <translation>letzter Schritt {step}</translation>
    </message>
    <message>
        <source>Mend what the message names, then resume the run.</source>
        <translation>Beheben, was die Meldung nennt, dann den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>Foreground collapse</source>
        <translation>Vordergrundkollaps</translation>
    </message>
    <message>
        <source>The network may be giving up the foreground: since epoch {epoch} it predicts almost only background.</source>
        <translation>Das Netz gibt den Vordergrund womöglich auf: Seit Epoche {epoch} sagt es fast nur Hintergrund vorher.</translation>
    </message>
    <message>
        <source>From epoch {epoch} the network predicted almost only background for a while; it has found the foreground again.</source>
        <translation>Ab Epoche {epoch} sagte das Netz eine Zeit lang fast nur Hintergrund vorher; inzwischen findet es den Vordergrund wieder.</translation>
    </message>
    <message>
        <source>Cross-entropy weighs every pixel the same. Where foreground is rare, nearly all of the gradient comes from background, and predicting background everywhere already scores well. Pixel accuracy looks good meanwhile; sensitivity tells.</source>
        <translation>Die Kreuzentropie gewichtet jedes Pixel gleich. Wo Vordergrund selten ist, kommt fast der ganze Gradient vom Hintergrund, und überall Hintergrund vorherzusagen bringt schon gute Werte. Die Pixelgenauigkeit sieht dabei gut aus; die Sensitivität zeigt es.</translation>
    </message>
    <message>
        <source>sensitivity {sensitivity}, specificity {specificity}, predicted foreground {predicted} of {true}</source>
        <translation>Sensitivität {sensitivity}, Spezifität {specificity}, vorhergesagter Vordergrund {predicted} von {true}</translation>
    </message>
    <message>
        <source>Train with BCE + Dice.</source>
        <translation>Mit BCE + Dice trainieren.</translation>
    </message>
    <message>
        <source>The loss holds Dice already: look at five pairs whether masks fit their images and are not inverted, then try a lower learning rate.</source>
        <translation>Der Verlust enthält Dice bereits: an fünf Paaren nachsehen, ob Masken zu ihren Bildern passen und nicht invertiert sind, dann eine niedrigere Lernrate versuchen.</translation>
    </message>
    <message>
        <source>sensitivity below which little of the foreground is found</source>
        <translation>Sensitivität, unter der wenig vom Vordergrund gefunden wird</translation>
    </message>
    <message>
        <source>specificity above which background is almost never mistaken</source>
        <translation>Spezifität, über der Hintergrund fast nie verwechselt wird</translation>
    </message>
    <message>
        <source>predicted foreground as a share of the true one, below which it is too little</source>
        <translation>vorhergesagter Vordergrund als Anteil des wahren, unter dem es zu wenig ist</translation>
    </message>
    <message>
        <source>sensitivity from which the foreground counts as found again</source>
        <translation>Sensitivität, ab der der Vordergrund als wiedergefunden gilt</translation>
    </message>
    <message>
        <source>Foreground may be under-weighted</source>
        <translation>Vordergrund womöglich zu schwach gewichtet</translation>
    </message>
    <message>
        <source>Pixel accuracy is high while hardly any of the foreground is hit: the network may be learning the background alone.</source>
        <translation>Die Pixelgenauigkeit ist hoch, während kaum etwas vom Vordergrund getroffen wird: Das Netz lernt womöglich nur den Hintergrund.</translation>
    </message>
    <message>
        <source>Where foreground is rare, a network that predicts background everywhere has a pixel accuracy of one minus its share. Foreground IoU and sensitivity are the numbers to report.</source>
        <translation>Wo Vordergrund selten ist, hat ein Netz, das überall Hintergrund vorhersagt, eine Pixelgenauigkeit von eins minus dessen Anteil. Anzugeben sind die IoU des Vordergrunds und die Sensitivität.</translation>
    </message>
    <message>
        <source>foreground IoU {iou}, pixel accuracy {accuracy}</source>
        <translation>IoU des Vordergrunds {iou}, Pixelgenauigkeit {accuracy}</translation>
    </message>
    <message>
        <source>Look at five pairs whether masks fit their images; if they do, train longer or with a loss that holds Dice.</source>
        <translation>An fünf Paaren nachsehen, ob Masken zu ihren Bildern passen; wenn ja, länger trainieren oder mit einem Verlust, der Dice enthält.</translation>
    </message>
    <message>
        <source>foreground IoU below which the foreground is hardly hit</source>
        <translation>IoU des Vordergrunds, unter der der Vordergrund kaum getroffen wird</translation>
    </message>
    <message>
        <source>pixel accuracy above which the picture looks good</source>
        <translation>Pixelgenauigkeit, über der das Bild gut aussieht</translation>
    </message>
    <message>
        <source>Loss is not a number</source>
        <translation>Verlust ist keine Zahl</translation>
    </message>
    <message>
        <source>{series} became {value} at step {step}.</source>
        <translation>{series} wurde in Schritt {step} zu {value}.</translation>
    </message>
    <message>
        <source>{series} was {value} at step {step} and is finite again.</source>
        <translation>{series} war in Schritt {step} {value} und ist wieder endlich.</translation>
    </message>
    <message>
        <source>{series} {before} before step {step}, then {value}</source>
        <translation>{series} {before} vor Schritt {step}, danach {value}</translation>
    </message>
    <message>
        <source>Resume from the last good checkpoint with a tenth of the learning rate; if it comes back, audit the images of that step.</source>
        <translation>Vom letzten guten Checkpoint aus mit einem Zehntel der Lernrate fortsetzen; tritt es wieder auf, die Bilder dieses Schritts prüfen.</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>Überanpassung</translation>
    </message>
    <message>
        <source>The network may be learning the training images by heart: it was best on the validation images at epoch {best_epoch}.</source>
        <translation>Das Netz lernt die Trainingsbilder womöglich auswendig: Auf den Validierungsbildern war es in Epoche {best_epoch} am besten.</translation>
    </message>
    <message>
        <source>The training loss goes on falling while the score on the validation images falls: what is learned no longer carries over. A validation loss of classes that rises by itself is normal for detectors and does not count.</source>
        <translation>Der Trainingsverlust sinkt weiter, während der Wert auf den Validierungsbildern fällt: Was gelernt wird, überträgt sich nicht mehr. Ein Validierungsverlust der Klassen, der für sich allein steigt, ist bei Detektoren normal und zählt nicht.</translation>
    </message>
    <message>
        <source>{score_name} {score}, {val_name} {val_loss}, training loss {train_loss}</source>
        <translation>{score_name} {score}, {val_name} {val_loss}, Trainingsverlust {train_loss}</translation>
    </message>
    <message>
        <source>Use the checkpoint of epoch {best_epoch}, and stop early next time (patience).</source>
        <translation>Den Checkpoint der Epoche {best_epoch} verwenden und nächstes Mal vorzeitig abbrechen lassen (patience).</translation>
    </message>
    <message>
        <source>share by which the score ends below its best</source>
        <translation>Anteil, um den der Wert am Ende unter seinem besten liegt</translation>
    </message>
    <message>
        <source>fewest epochs before this is judged</source>
        <translation>Mindestzahl der Epochen, bevor dies beurteilt wird</translation>
    </message>
    <message>
        <source>Every image has its label, and every label its image</source>
        <translation>Jedes Bild hat sein Label und jedes Label sein Bild</translation>
    </message>
    <message>
        <source>Every label line can be read, and its values are in range</source>
        <translation>Jede Label-Zeile ist lesbar, und ihre Werte liegen im zulässigen Bereich</translation>
    </message>
    <message>
        <source>Class numbers mean what the list of names says</source>
        <translation>Die Klassennummern bedeuten, was die Namensliste sagt</translation>
    </message>
    <message>
        <source>Masks belong to their images, are not inverted, and hold only the values of classes</source>
        <translation>Die Masken gehören zu ihren Bildern, sind nicht invertiert und enthalten nur die Werte von Klassen</translation>
    </message>
    <message>
        <source>Somebody looked at 50 pairs of image and label</source>
        <translation>Jemand hat 50 Paare aus Bild und Label angesehen</translation>
    </message>
    <message>
        <source>Boxes are drawn in one style, once each</source>
        <translation>Die Boxen sind einheitlich gezeichnet, jede nur einmal</translation>
    </message>
    <message>
        <source>No image or scene is both in training and in validation</source>
        <translation>Kein Bild und keine Szene ist zugleich im Training und in der Validierung</translation>
    </message>
    <message>
        <source>Every class has enough objects in every split</source>
        <translation>Jede Klasse hat in jedem Split genug Objekte</translation>
    </message>
    <message>
        <source>Objects are large enough at the size of training</source>
        <translation>Die Objekte sind in der Trainingsgröße groß genug</translation>
    </message>
    <message>
        <source>The splits are alike in classes and sizes</source>
        <translation>Die Splits gleichen sich in Klassen und Größen</translation>
    </message>
    <message>
        <source>Augmentation fits the pictures and the sizes of objects</source>
        <translation>Die Augmentierung passt zu den Bildern und zu den Größen der Objekte</translation>
    </message>
    <message>
        <source>Settings and seed are written down with the run</source>
        <translation>Einstellungen und Seed sind beim Lauf festgehalten</translation>
    </message>
    <message>
        <source>The training came to its end</source>
        <translation>Das Training ist bis zum Ende gelaufen</translation>
    </message>
    <message>
        <source>Losses stayed finite and did not diverge</source>
        <translation>Die Verluste blieben endlich und sind nicht divergiert</translation>
    </message>
    <message>
        <source>The loss fits what the network puts out</source>
        <translation>Der Verlust passt zur Ausgabe des Netzes</translation>
    </message>
    <message>
        <source>Every term of the loss fell</source>
        <translation>Jeder Term des Verlusts ist gefallen</translation>
    </message>
    <message>
        <source>Sensitivity and overlap of the foreground are measured, not accuracy alone</source>
        <translation>Sensitivität und Überlappung des Vordergrunds werden gemessen, nicht nur die Genauigkeit</translation>
    </message>
    <message>
        <source>The foreground did not collapse</source>
        <translation>Der Vordergrund ist nicht kollabiert</translation>
    </message>
    <message>
        <source>Both mAP50 and mAP50-95 are reported</source>
        <translation>Sowohl mAP50 als auch mAP50-95 sind angegeben</translation>
    </message>
    <message>
        <source>Boxes lie well: mAP50 is not far above mAP50-95</source>
        <translation>Die Boxen sitzen gut: mAP50 liegt nicht weit über mAP50-95</translation>
    </message>
    <message>
        <source>No class stays at zero behind the mean</source>
        <translation>Keine Klasse bleibt hinter dem Mittelwert bei null</translation>
    </message>
    <message>
        <source>No two classes are taken for each other</source>
        <translation>Keine zwei Klassen werden miteinander verwechselt</translation>
    </message>
    <message>
        <source>The checkpoint is from before the validation turns</source>
        <translation>Der Checkpoint stammt aus der Zeit, bevor die Validierung kippt</translation>
    </message>
    <message>
        <source>It was trained until the score no longer rose</source>
        <translation>Es wurde trainiert, bis der Wert nicht mehr stieg</translation>
    </message>
    <message>
        <source>Confidences mean what they say, and the threshold is where it does best</source>
        <translation>Die Konfidenzen bedeuten, was sie sagen, und die Schwelle liegt dort, wo sie am besten abschneidet</translation>
    </message>
    <message>
        <source>Small objects are found, too</source>
        <translation>Auch kleine Objekte werden gefunden</translation>
    </message>
    <message>
        <source>The validation set is large enough for the differences that are claimed</source>
        <translation>Der Validierungsdatensatz ist groß genug für die behaupteten Unterschiede</translation>
    </message>
    <message>
        <source>Runs that are compared define their metrics alike</source>
        <translation>Läufe, die verglichen werden, definieren ihre Metriken gleich</translation>
    </message>
    <message>
        <source>It was tested on images from another source</source>
        <translation>Es wurde auf Bildern aus einer anderen Quelle getestet</translation>
    </message>
    <message>
        <source>Before training</source>
        <translation>Vor dem Training</translation>
    </message>
    <message>
        <source>Before trusting a number</source>
        <translation>Bevor man einer Zahl traut</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>not in order</source>
        <translation>nicht in Ordnung</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Spot check</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>The run&apos;s data set was not audited.</source>
        <translation>Für den Datensatz des Laufs gab es keine Prüfung.</translation>
    </message>
    <message>
        <source>The audit found nothing of the kind.</source>
        <translation>Die Prüfung hat nichts dergleichen gefunden.</translation>
    </message>
    <message>
        <source>Found by the audit: {rules}; places: {places}.</source>
        <translation>Von der Prüfung gefunden: {rules}; Stellen: {places}.</translation>
    </message>
    <message>
        <source>The rules that look for it found nothing.</source>
        <translation>Die Regeln, die danach suchen, haben nichts gefunden.</translation>
    </message>
    <message>
        <source>It cannot be told without: {inputs}.</source>
        <translation>Es lässt sich nicht sagen ohne: {inputs}.</translation>
    </message>
    <message>
        <source>The run does not say with which settings it was trained.</source>
        <translation>Der Lauf sagt nicht, mit welchen Einstellungen er trainiert wurde.</translation>
    </message>
    <message>
        <source>The run&apos;s settings are there, but no seed.</source>
        <translation>Die Einstellungen des Laufs sind vorhanden, aber kein Seed.</translation>
    </message>
    <message>
        <source>The run&apos;s settings are there, with the seed {seed}.</source>
        <translation>Die Einstellungen des Laufs sind vorhanden, mit dem Seed {seed}.</translation>
    </message>
    <message>
        <source>It was stopped or failed after epoch {last} of {planned}.</source>
        <translation>Er wurde nach Epoche {last} von {planned} angehalten oder ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>It came to its end with epoch {last}.</source>
        <translation>Er ist mit Epoche {last} zu Ende gelaufen.</translation>
    </message>
    <message>
        <source>Epoch {last} of {planned} is the last so far.</source>
        <translation>Epoche {last} von {planned} ist die bisher letzte.</translation>
    </message>
    <message>
        <source>The run does not say how many epochs were planned.</source>
        <translation>Der Lauf sagt nicht, wie viele Epochen geplant waren.</translation>
    </message>
    <message>
        <source>Only {there} is.</source>
        <translation>Nur {there} ist angegeben.</translation>
    </message>
    <message>
        <source>mAP50 {map50}, mAP50-95 {map50_95} at the last epoch.</source>
        <translation>mAP50 {map50}, mAP50-95 {map50_95} in der letzten Epoche.</translation>
    </message>
    <message>
        <source>Both are measured on the validation images.</source>
        <translation>Beide werden auf den Validierungsbildern gemessen.</translation>
    </message>
    <message>
        <source>Accuracy alone is: where the foreground is small, it is high for a network that finds nothing.</source>
        <translation>Gemessen wird nur die Genauigkeit: Wo der Vordergrund klein ist, ist sie auch für ein Netz hoch, das nichts findet.</translation>
    </message>
    <message>
        <source>No run can tell. Evaluate it on pictures of another camera, place or time than those of training.</source>
        <translation>Kein Lauf kann das sagen. Auf Bildern einer anderen Kamera, eines anderen Orts oder einer anderen Zeit als im Training auswerten.</translation>
    </message>
    <message>
        <source>Augmentation that does harm</source>
        <translation>Augmentierung, die schadet</translation>
    </message>
    <message>
        <source>Augmentation shrinks or cuts off {share} of the labels, and small objects are missed: the one may follow from the other.</source>
        <translation>Die Augmentierung verkleinert oder beschneidet {share} der Labels, und kleine Objekte werden übersehen: Das eine kann aus dem anderen folgen.</translation>
    </message>
    <message>
        <source>Augmentation may be too strong: the network does far better on untouched images than on those it is taught with.</source>
        <translation>Die Augmentierung ist womöglich zu stark: Auf unveränderten Bildern schneidet das Netz weit besser ab als auf denen, mit denen es lernt.</translation>
    </message>
    <message>
        <source>Joining four images and zooming out makes objects smaller than any that will ever be seen, and drops labels of those at the border. Images that are changed beyond recognition teach little.</source>
        <translation>Vier Bilder zusammenzusetzen und herauszuzoomen macht Objekte kleiner als alle, die je zu sehen sein werden, und verwirft Labels von Objekten am Rand. Bilder, die bis zur Unkenntlichkeit verändert sind, lehren wenig.</translation>
    </message>
    <message>
        <source>{share} of the labels shrink below 8 pixels or are dropped; recall {small} of small objects, {others} of the others</source>
        <translation>{share} der Labels schrumpfen unter 8 Pixel oder werden verworfen; Recall {small} bei kleinen Objekten, {others} bei den übrigen</translation>
    </message>
    <message>
        <source>{settings}; training loss {train_loss}, validation loss {val_loss}</source>
        <translation>{settings}; Trainingsverlust {train_loss}, Validierungsverlust {val_loss}</translation>
    </message>
    <message>
        <source>Train with mosaic at 0.5 or less and scale at 0.3 or less, or with larger images, and compare the recall of small objects.</source>
        <translation>Mit Mosaic von höchstens 0.5 und scale von höchstens 0.3 oder mit größeren Bildern trainieren und den Recall kleiner Objekte vergleichen.</translation>
    </message>
    <message>
        <source>Halve the strongest of these settings ({settings}) and compare.</source>
        <translation>Die stärkste dieser Einstellungen ({settings}) halbieren und vergleichen.</translation>
    </message>
    <message>
        <source>share of the labels that augmentation shrinks or drops</source>
        <translation>Anteil der Labels, die die Augmentierung verkleinert oder verwirft</translation>
    </message>
    <message>
        <source>recall of small objects as a share of the others&apos;</source>
        <translation>Recall kleiner Objekte als Anteil des Recalls der übrigen</translation>
    </message>
    <message>
        <source>fewest small objects</source>
        <translation>Mindestzahl kleiner Objekte</translation>
    </message>
    <message>
        <source>validation loss as a share of the training loss</source>
        <translation>Validierungsverlust als Anteil des Trainingsverlusts</translation>
    </message>
    <message>
        <source>fewest epochs before losses are compared</source>
        <translation>Mindestzahl der Epochen, bevor Verluste verglichen werden</translation>
    </message>
    <message>
        <source>The network may be giving up {class}: since epoch {epoch} hardly any of it is found, while the other classes are.</source>
        <translation>Das Netz gibt {class} womöglich auf: Seit Epoche {epoch} wird davon kaum etwas gefunden, von den anderen Klassen schon.</translation>
    </message>
    <message>
        <source>Nothing of {class} is found, while the other classes are.</source>
        <translation>Von {class} wird nichts gefunden, von den anderen Klassen schon.</translation>
    </message>
    <message>
        <source>A class with few pixels hardly counts in cross-entropy, and its loss hides in a good mean. Look at every class by itself.</source>
        <translation>Eine Klasse mit wenigen Pixeln zählt in der Kreuzentropie kaum, und ihr Verlust verbirgt sich in einem guten Mittelwert. Jede Klasse für sich ansehen.</translation>
    </message>
    <message>
        <source>{series} {value}, mean of the others {others}</source>
        <translation>{series} {value}, Mittelwert der übrigen {others}</translation>
    </message>
    <message>
        <source>Train with a loss that holds Dice, and look whether {class} is labelled throughout.</source>
        <translation>Mit einem Verlust trainieren, der Dice enthält, und nachsehen, ob {class} durchgehend gelabelt ist.</translation>
    </message>
    <message>
        <source>score below which a class is not found</source>
        <translation>Wert, unter dem eine Klasse als nicht gefunden gilt</translation>
    </message>
    <message>
        <source>mean of the other classes from which they count as found</source>
        <translation>Mittelwert der übrigen Klassen, ab dem sie als gefunden gelten</translation>
    </message>
    <message>
        <source>fewest epochs without a class that was never found</source>
        <translation>Mindestzahl der Epochen ohne eine Klasse, die nie gefunden wurde</translation>
    </message>
    <message>
        <source>Confidence threshold badly placed</source>
        <translation>Konfidenzschwelle schlecht gesetzt</translation>
    </message>
    <message>
        <source>A confidence of {used} leaves out boxes that are right: the best threshold is {best}.</source>
        <translation>Eine Konfidenz von {used} lässt richtige Boxen weg: Die beste Schwelle ist {best}.</translation>
    </message>
    <message>
        <source>A confidence of {used} lets boxes through that are wrong: the best threshold is {best}.</source>
        <translation>Eine Konfidenz von {used} lässt falsche Boxen durch: Die beste Schwelle ist {best}.</translation>
    </message>
    <message>
        <source>mAP does not depend on a threshold, what is used does. 0.25 is where tools begin; where a network is careful or too sure, precision and recall balance elsewhere.</source>
        <translation>mAP hängt nicht von einer Schwelle ab, die Anwendung schon. 0,25 ist der Anfangswert der Werkzeuge; wo ein Netz vorsichtig oder zu sicher ist, halten sich Precision und Recall anderswo die Waage.</translation>
    </message>
    <message>
        <source>mean F1 {used_f1} at {used}, {best_f1} at {best}</source>
        <translation>mittlerer F1 {used_f1} bei {used}, {best_f1} bei {best}</translation>
    </message>
    <message>
        <source>Use the network with a confidence of {best}, or choose one for each class.</source>
        <translation>Das Netz mit einer Konfidenz von {best} verwenden oder für jede Klasse eine eigene wählen.</translation>
    </message>
    <message>
        <source>share of the best F1 that the threshold in use loses</source>
        <translation>Anteil des besten F1, den die verwendete Schwelle verliert</translation>
    </message>
    <message>
        <source>best F1 from which this is worth a word</source>
        <translation>bester F1, ab dem dies erwähnenswert ist</translation>
    </message>
    <message>
        <source>fewest validation objects</source>
        <translation>Mindestzahl der Validierungsobjekte</translation>
    </message>
    <message>
        <source>fewest validation images</source>
        <translation>Mindestzahl der Validierungsbilder</translation>
    </message>
    <message>
        <source>Training waits for its data</source>
        <translation>Das Training wartet auf seine Daten</translation>
    </message>
    <message>
        <source>A large part of each step is spent waiting for images since epoch {epoch}.</source>
        <translation>Ein großer Teil jedes Schritts vergeht seit Epoche {epoch} mit Warten auf Bilder.</translation>
    </message>
    <message>
        <source>Images are read and augmented more slowly than the network learns from them. The result is the same, it only comes later.</source>
        <translation>Bilder werden langsamer gelesen und augmentiert, als das Netz von ihnen lernt. Das Ergebnis ist dasselbe, es kommt nur später.</translation>
    </message>
    <message>
        <source>{wait} of the time is waiting, {rate} images a second</source>
        <translation>{wait} der Zeit ist Warten, {rate} Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Use more loader threads, store the images at the size of training, or put them on a faster disk.</source>
        <translation>Mehr Lader-Threads verwenden, die Bilder in der Trainingsgröße speichern oder auf einen schnelleren Datenträger legen.</translation>
    </message>
    <message>
        <source>share of a step&apos;s time that is waiting</source>
        <translation>Anteil der Zeit eines Schritts, der Warten ist</translation>
    </message>
    <message>
        <source>epochs in a row</source>
        <translation>aufeinanderfolgende Epochen</translation>
    </message>
    <message>
        <source>{class} is not found at all, and the mean of the classes hides it.</source>
        <translation>{class} wird gar nicht gefunden, und der Mittelwert der Klassen verbirgt es.</translation>
    </message>
    <message>
        <source>{count} classes are not found at all, {class} among them, and the mean of the classes hides it.</source>
        <translation>{count} Klassen werden gar nicht gefunden, darunter {class}, und der Mittelwert der Klassen verbirgt es.</translation>
    </message>
    <message>
        <source>{class} was found and is not any more; the mean of the classes hides it.</source>
        <translation>{class} wurde gefunden und wird es nicht mehr; der Mittelwert der Klassen verbirgt es.</translation>
    </message>
    <message>
        <source>A mean over classes looks fine while one of them is lost: too few examples, labels that contradict each other, a number that stands for another class, or objects too small to be seen at the size of training.</source>
        <translation>Ein Mittelwert über Klassen sieht gut aus, während eine von ihnen verloren ist: zu wenige Beispiele, Labels, die einander widersprechen, eine Nummer, die für eine andere Klasse steht, oder Objekte, die in der Trainingsgröße zu klein sind, um gesehen zu werden.</translation>
    </message>
    <message>
        <source>{class}: AP50 {ap50} of {objects} objects, best {best}; mean of the other classes {others}</source>
        <translation>{class}: AP50 {ap50} bei {objects} Objekten, bester Wert {best}; Mittelwert der übrigen Klassen {others}</translation>
    </message>
    <message>
        <source>Look at the labels of {class} in the training images: how many there are, how large, and under which number.</source>
        <translation>Die Labels von {class} in den Trainingsbildern ansehen: wie viele es sind, wie groß und unter welcher Nummer.</translation>
    </message>
    <message>
        <source>Use the checkpoint from before, and give {class} more weight or more images.</source>
        <translation>Den früheren Checkpoint verwenden und {class} mehr Gewicht oder mehr Bilder geben.</translation>
    </message>
    <message>
        <source>AP50 below which a class is not found</source>
        <translation>AP50, unter dem eine Klasse als nicht gefunden gilt</translation>
    </message>
    <message>
        <source>mean AP50 of the other classes from which this is worth a word</source>
        <translation>mittlere AP50 der übrigen Klassen, ab der dies erwähnenswert ist</translation>
    </message>
    <message>
        <source>fewest validation objects of a class that is judged</source>
        <translation>Mindestzahl der Validierungsobjekte einer Klasse, die beurteilt wird</translation>
    </message>
    <message>
        <source>fewest epochs at zero, or a quarter of the training if that is longer, before the training ends</source>
        <translation>Mindestzahl der Epochen bei null, oder ein Viertel des Trainings, falls das länger ist, bevor das Training endet</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>Tote Einheiten</translation>
    </message>
    <message>
        <source>More than half of the units in {parts} answer to nothing since epoch {epoch}: they may never learn again.</source>
        <translation>Mehr als die Hälfte der Einheiten in {parts} reagiert seit Epoche {epoch} auf nichts: Sie lernen womöglich nie wieder.</translation>
    </message>
    <message>
        <source>A ReLU whose input is below 0 for every picture has no gradient. One step that was too long is enough to push it there.</source>
        <translation>Eine ReLU, deren Eingang für jedes Bild unter 0 liegt, hat keinen Gradienten. Ein einziger zu langer Schritt genügt, um sie dorthin zu schieben.</translation>
    </message>
    <message>
        <source>up to {share} of the units of {parts} never active</source>
        <translation>bis zu {share} der Einheiten von {parts} nie aktiv</translation>
    </message>
    <message>
        <source>Start again with a lower learning rate and a warm-up; units that are dead do not come back.</source>
        <translation>Mit niedrigerer Lernrate und einer Aufwärmphase neu beginnen; tote Einheiten kommen nicht zurück.</translation>
    </message>
    <message>
        <source>share of a part&apos;s units that are never active</source>
        <translation>Anteil der Einheiten eines Teils, die nie aktiv sind</translation>
    </message>
    <message>
        <source>Detector stuck in a stage of its training</source>
        <translation>Detektor steckt in einer Phase seines Trainings fest</translation>
    </message>
    <message>
        <source>The detector does not get beyond a stage of its training since epoch {epoch}.</source>
        <translation>Der Detektor kommt seit Epoche {epoch} nicht über eine Phase seines Trainings hinaus.</translation>
    </message>
    <message>
        <source>The detector drew large boxes anywhere and then fell silent, since epoch {epoch}: it may have learned that not predicting costs least.</source>
        <translation>Der Detektor hat an beliebigen Stellen große Boxen gezeichnet und ist dann verstummt, seit Epoche {epoch}: Er hat womöglich gelernt, dass es am wenigsten kostet, nichts vorherzusagen.</translation>
    </message>
    <message>
        <source>The detector draws hardly any box, since epoch {epoch}.</source>
        <translation>Der Detektor zeichnet kaum eine Box, seit Epoche {epoch}.</translation>
    </message>
    <message>
        <source>The detector draws many small boxes that are wrong, and its class loss stagnates, since epoch {epoch}.</source>
        <translation>Der Detektor zeichnet viele kleine, falsche Boxen, und sein Klassenverlust stagniert, seit Epoche {epoch}.</translation>
    </message>
    <message>
        <source>Background dominates what a detector learns from. First it pays to draw nothing, then to draw small boxes everywhere, some of which overlap an object; classes that weigh too little leave it there.</source>
        <translation>Der Hintergrund beherrscht, woraus ein Detektor lernt. Erst lohnt es sich, nichts zu zeichnen, dann, überall kleine Boxen zu zeichnen, von denen manche ein Objekt überlappen; Klassen, die zu wenig wiegen, lassen ihn dort stehen.</translation>
    </message>
    <message>
        <source>{predicted} boxes a picture of {true}, sides of {side} of the picture against {true_side}, best {score_name} {score}</source>
        <translation>{predicted} Boxen je Bild gegenüber {true}, Seiten von {side} des Bildes gegenüber {true_side}, {score_name} höchstens {score}</translation>
    </message>
    <message>
        <source>Start from pretrained weights, with a warm-up.</source>
        <translation>Von vortrainierten Gewichten ausgehen, mit einer Aufwärmphase.</translation>
    </message>
    <message>
        <source>Start with a warm-up and a higher weight of the class loss.</source>
        <translation>Mit einer Aufwärmphase und höherem Gewicht des Klassenverlusts beginnen.</translation>
    </message>
    <message>
        <source>Learn from hard negatives, three for each object, and raise the weight of the class loss.</source>
        <translation>Aus schwierigen Negativen lernen, drei für jedes Objekt, und das Gewicht des Klassenverlusts erhöhen.</translation>
    </message>
    <message>
        <source>times the side of the true boxes that large ones have</source>
        <translation>Vielfaches der Seite der wahren Boxen, das große haben</translation>
    </message>
    <message>
        <source>share of the side of the true boxes that small ones have</source>
        <translation>Anteil der Seite der wahren Boxen, den kleine haben</translation>
    </message>
    <message>
        <source>predicted boxes per true box that are many</source>
        <translation>vorhergesagte Boxen je wahrer Box, die als viele gelten</translation>
    </message>
    <message>
        <source>predicted boxes per true box that are hardly any</source>
        <translation>vorhergesagte Boxen je wahrer Box, die als kaum welche gelten</translation>
    </message>
    <message>
        <source>Training diverges</source>
        <translation>Das Training divergiert</translation>
    </message>
    <message>
        <source>The training loss rises instead of falling since epoch {epoch}, and stays up: what was learned may be lost.</source>
        <translation>Der Trainingsverlust steigt seit Epoche {epoch}, statt zu fallen, und bleibt oben: Das Gelernte ist womöglich verloren.</translation>
    </message>
    <message>
        <source>From epoch {epoch} the training loss rose far above its lowest level; it has come down again.</source>
        <translation>Ab Epoche {epoch} stieg der Trainingsverlust weit über seinen niedrigsten Stand; inzwischen ist er wieder gesunken.</translation>
    </message>
    <message>
        <source>Steps that are too long for the loss surface lead uphill, and each makes the next one worse. Noise and single bad batches do not raise the median of several epochs.</source>
        <translation>Schritte, die für die Verlustfläche zu lang sind, führen bergauf, und jeder macht den nächsten schlimmer. Rauschen und einzelne schlechte Batches heben den Median mehrerer Epochen nicht.</translation>
    </message>
    <message>
        <source>{series} {loss}, at the beginning {first}</source>
        <translation>{series} {loss}, am Anfang {first}</translation>
    </message>
    <message>
        <source>Go back to the checkpoint before epoch {epoch} and train on with a third of the learning rate.</source>
        <translation>Zum Checkpoint vor Epoche {epoch} zurückgehen und mit einem Drittel der Lernrate weiter trainieren.</translation>
    </message>
    <message>
        <source>rise above the lowest level of the loss, as a share of that level</source>
        <translation>Anstieg über den niedrigsten Stand des Verlusts, als Anteil dieses Stands</translation>
    </message>
    <message>
        <source>rise as a share of the loss&apos;s whole fall</source>
        <translation>Anstieg als Anteil des gesamten Rückgangs des Verlusts</translation>
    </message>
    <message>
        <source>epochs in a row that have to be high</source>
        <translation>aufeinanderfolgende Epochen, die hoch sein müssen</translation>
    </message>
    <message>
        <source>Many boxes on one object</source>
        <translation>Viele Boxen auf einem Objekt</translation>
    </message>
    <message>
        <source>{share} of the boxes lie on objects that a surer box has found already: suppression lets doubles through.</source>
        <translation>{share} der Boxen liegen auf Objekten, die eine sicherere Box schon gefunden hat: Die Unterdrückung lässt Dubletten durch.</translation>
    </message>
    <message>
        <source>Boxes of one object are suppressed where they overlap by more than a threshold. It may be too high, or suppression works class by class and the class changes; a head without suppression may not have learnt to choose.</source>
        <translation>Boxen eines Objekts werden unterdrückt, wo sie sich um mehr als eine Schwelle überlappen. Sie ist womöglich zu hoch, oder die Unterdrückung arbeitet Klasse für Klasse und die Klasse wechselt; ein Kopf ohne Unterdrückung hat womöglich nicht gelernt auszuwählen.</translation>
    </message>
    <message>
        <source>{share} of {boxes} boxes from a confidence of {confidence}; without doubles AP gains {gain}</source>
        <translation>{share} von {boxes} Boxen ab einer Konfidenz von {confidence}; ohne Dubletten gewinnt die AP {gain}</translation>
    </message>
    <message>
        <source>Lower the overlap at which boxes are suppressed, and look at whether the labels hold objects twice or leave some out.</source>
        <translation>Die Überlappung senken, ab der Boxen unterdrückt werden, und nachsehen, ob die Labels Objekte doppelt enthalten oder manche auslassen.</translation>
    </message>
    <message>
        <source>share of the boxes at the best confidence that are doubles</source>
        <translation>Anteil der Boxen bei der besten Konfidenz, die Dubletten sind</translation>
    </message>
    <message>
        <source>AP that the run would gain without them</source>
        <translation>AP, die der Lauf ohne sie gewänne</translation>
    </message>
    <message>
        <source>fewest boxes at the best confidence</source>
        <translation>Mindestzahl der Boxen bei der besten Konfidenz</translation>
    </message>
    <message>
        <source>Labels that teach something else</source>
        <translation>Labels, die etwas anderes lehren</translation>
    </message>
    <message>
        <source>{share} of the images have labels that cannot be right.</source>
        <translation>{share} der Bilder haben Labels, die nicht stimmen können.</translation>
    </message>
    <message>
        <source>{share} of the images are trained with the labels of another image.</source>
        <translation>{share} der Bilder werden mit den Labels eines anderen Bildes trainiert.</translation>
    </message>
    <message>
        <source>{share} of the masks are turned or mirrored against their images.</source>
        <translation>{share} der Masken sind gegenüber ihren Bildern gedreht oder gespiegelt.</translation>
    </message>
    <message>
        <source>{share} of the masks may be inverted: foreground and background exchanged.</source>
        <translation>{share} der Masken sind womöglich invertiert: Vordergrund und Hintergrund vertauscht.</translation>
    </message>
    <message>
        <source>{share} of the images may have labels whose class numbers stand for other classes.</source>
        <translation>{share} der Bilder haben womöglich Labels, deren Klassennummern für andere Klassen stehen.</translation>
    </message>
    <message>
        <source>{share} of the images may have boxes written in another convention than they are read in.</source>
        <translation>{share} der Bilder haben womöglich Boxen, die in einer anderen Konvention geschrieben sind, als sie gelesen werden.</translation>
    </message>
    <message>
        <source>{share} of the images have no label, and little is found: the network may be taught that nothing is there.</source>
        <translation>{share} der Bilder haben kein Label, und es wird wenig gefunden: Dem Netz wird womöglich beigebracht, dass dort nichts ist.</translation>
    </message>
    <message>
        <source>No setting of the training mends what the labels say wrongly: overlap stays low, classes are confused, and whatever else is said of the run follows from that.</source>
        <translation>Keine Einstellung des Trainings behebt, was die Labels falsch sagen: Die Überlappung bleibt niedrig, Klassen werden verwechselt, und was sonst über den Lauf gesagt wird, folgt daraus.</translation>
    </message>
    <message>
        <source>audit: {finding}, {count} places in {total} images</source>
        <translation>Prüfung: {finding}, {count} Stellen in {total} Bildern</translation>
    </message>
    <message>
        <source>Look at these images with their labels, repair the data set, and train again.</source>
        <translation>Diese Bilder mit ihren Labels ansehen, den Datensatz reparieren und neu trainieren.</translation>
    </message>
    <message>
        <source>share of the images from which it is an error</source>
        <translation>Anteil der Bilder, ab dem es ein Fehler ist</translation>
    </message>
    <message>
        <source>share of the images from which it is worth a word</source>
        <translation>Anteil der Bilder, ab dem es erwähnenswert ist</translation>
    </message>
    <message>
        <source>Look at whether these images really show nothing, and where their labels are kept if they do not.</source>
        <translation>Nachsehen, ob diese Bilder wirklich nichts zeigen und, falls doch, wo ihre Labels liegen.</translation>
    </message>
    <message>
        <source>share of the images without a label from which it is worth a word where little is found</source>
        <translation>Anteil der Bilder ohne Label, ab dem es erwähnenswert ist, wenn wenig gefunden wird</translation>
    </message>
    <message>
        <source>fewest images or objects</source>
        <translation>Mindestzahl der Bilder oder Objekte</translation>
    </message>
    <message>
        <source>Gradients explode</source>
        <translation>Gradienten explodieren</translation>
    </message>
    <message>
        <source>The gradients have grown far beyond what they were since epoch {epoch}: the training may be about to diverge.</source>
        <translation>Die Gradienten sind seit Epoche {epoch} weit über ihr früheres Maß hinausgewachsen: Das Training wird womöglich bald divergieren.</translation>
    </message>
    <message>
        <source>Many steps have gradients that are not finite since epoch {epoch}, and are lost.</source>
        <translation>Viele Schritte haben seit Epoche {epoch} Gradienten, die nicht endlich sind, und gehen verloren.</translation>
    </message>
    <message>
        <source>Weights that grow make gradients grow, and these the weights. A few steps that overflow are normal with half precision; every fifth is not.</source>
        <translation>Wachsende Gewichte lassen Gradienten wachsen und diese wiederum die Gewichte. Einige Schritte, die überlaufen, sind bei halber Genauigkeit normal; jeder fünfte ist es nicht.</translation>
    </message>
    <message>
        <source>{series} {change}</source>
        <translation>{series} {change}</translation>
    </message>
    <message>
        <source>{series} not finite in {change} of the last steps</source>
        <translation>{series} nicht endlich in {change} der letzten Schritte</translation>
    </message>
    <message>
        <source>Limit the norm of the gradients (optimizer.clip) and lower the learning rate.</source>
        <translation>Die Norm der Gradienten begrenzen (optimizer.clip) und die Lernrate senken.</translation>
    </message>
    <message>
        <source>times their usual size that gradients explode at</source>
        <translation>Vielfaches ihrer üblichen Größe, ab dem Gradienten explodieren</translation>
    </message>
    <message>
        <source>share of steps with gradients that are not finite</source>
        <translation>Anteil der Schritte mit Gradienten, die nicht endlich sind</translation>
    </message>
    <message>
        <source>Gradients vanish</source>
        <translation>Gradienten verschwinden</translation>
    </message>
    <message>
        <source>Hardly any gradient arrives at {parts} since epoch {epoch}: these layers may no longer learn.</source>
        <translation>Seit Epoche {epoch} kommt kaum noch Gradient an bei {parts}: Diese Schichten lernen womöglich nicht mehr.</translation>
    </message>
    <message>
        <source>An output that saturates (sigmoid twice, logits far from 0) or units that are dead pass no gradient on to the layers before them.</source>
        <translation>Eine Ausgabe in der Sättigung (doppelte Sigmoidfunktion, Logits weit weg von 0) oder tote Einheiten geben keinen Gradienten an die Schichten davor weiter.</translation>
    </message>
    <message>
        <source>root mean square of the gradients down to {gradient} in {parts}</source>
        <translation>quadratisches Mittel der Gradienten gesunken bis auf {gradient} in {parts}</translation>
    </message>
    <message>
        <source>Check that the loss fits the output, then use batch norm and another initialisation.</source>
        <translation>Prüfen, ob der Verlust zur Ausgabe passt, dann Batch-Normalisierung und eine andere Initialisierung verwenden.</translation>
    </message>
    <message>
        <source>root mean square of the gradients below which nothing is learned</source>
        <translation>quadratisches Mittel der Gradienten, unter dem nichts gelernt wird</translation>
    </message>
    <message>
        <source>Validation images that are partly known</source>
        <translation>Validierungsbilder sind teilweise bekannt</translation>
    </message>
    <message>
        <source>{share} of the validation images show what is trained on, as copies, scenes or recordings: scores are too high.</source>
        <translation>{share} der Validierungsbilder zeigen als Kopien, Szenen oder Aufnahmen, womit trainiert wird: Die Kennzahlen sind zu hoch.</translation>
    </message>
    <message>
        <source>{share} of {split} come from recordings that are trained on: scores say little about new recordings.</source>
        <translation>{share} von {split} stammen aus Aufnahmen, mit denen trainiert wird: Die Kennzahlen sagen wenig über neue Aufnahmen.</translation>
    </message>
    <message>
        <source>The validation images may be known from training: boxes fit better than people draw them.</source>
        <translation>Die Validierungsbilder sind womöglich aus dem Training bekannt: Die Boxen passen besser, als Menschen sie zeichnen.</translation>
    </message>
    <message>
        <source>Frames of one scene share background, light and objects. A random split puts them on both sides, and remembering looks like skill.</source>
        <translation>Bilder einer Szene haben Hintergrund, Licht und Objekte gemeinsam. Eine zufällige Aufteilung legt sie auf beide Seiten, und Erinnern sieht aus wie Können.</translation>
    </message>
    <message>
        <source>{count} of {total} validation images: {same} the same file or pixels, {alike} copied, mirrored, or of the same scene or recording</source>
        <translation>{count} von {total} Validierungsbildern: {same} mit gleicher Datei oder gleichen Pixeln, {alike} kopiert, gespiegelt oder aus derselben Szene oder Aufnahme</translation>
    </message>
    <message>
        <source>{share} of {split}, by the names of the files</source>
        <translation>{share} von {split}, nach den Namen der Dateien</translation>
    </message>
    <message>
        <source>mAP50-95 {map}</source>
        <translation>mAP50-95 {map}</translation>
    </message>
    <message>
        <source>Split by scene or recording, and evaluate again; compare the score with and without these images.</source>
        <translation>Nach Szene oder Aufnahme aufteilen und neu auswerten; die Kennzahl mit und ohne diese Bilder vergleichen.</translation>
    </message>
    <message>
        <source>Audit the data set for images that are in both splits.</source>
        <translation>Den Datensatz in der Prüfung auf Bilder prüfen, die in beiden Aufteilungen liegen.</translation>
    </message>
    <message>
        <source>share of the validation images that is known</source>
        <translation>Anteil der Validierungsbilder, der bekannt ist</translation>
    </message>
    <message>
        <source>share of a split that comes from recordings which are trained on</source>
        <translation>Anteil einer Aufteilung, der aus Aufnahmen stammt, mit denen trainiert wird</translation>
    </message>
    <message>
        <source>fewest validation images that are known</source>
        <translation>kleinste Zahl bekannter Validierungsbilder</translation>
    </message>
    <message>
        <source>mAP50-95 that labels drawn by people do not allow</source>
        <translation>mAP50-95, die von Menschen gezeichnete Labels nicht zulassen</translation>
    </message>
    <message>
        <source>Learning rate too high</source>
        <translation>Lernrate zu hoch</translation>
    </message>
    <message>
        <source>The learning rate may be too high.</source>
        <translation>Die Lernrate ist womöglich zu hoch.</translation>
    </message>
    <message>
        <source>The learning rate of {rate} may be too high for this optimiser.</source>
        <translation>Die Lernrate von {rate} ist für diesen Optimierer womöglich zu hoch.</translation>
    </message>
    <message>
        <source>The loss exploded in the first steps and has not come back: the learning rate of {rate} may be too high.</source>
        <translation>Der Verlust ist in den ersten Schritten explodiert und nicht zurückgekommen: Die Lernrate von {rate} ist womöglich zu hoch.</translation>
    </message>
    <message>
        <source>The training loss swings from epoch to epoch and gets no lower: the learning rate of {rate} may be too high.</source>
        <translation>Der Trainingsverlust schwankt von Epoche zu Epoche und sinkt nicht weiter: Die Lernrate von {rate} ist womöglich zu hoch.</translation>
    </message>
    <message>
        <source>Steps that are too long jump across the valley of the loss. Means over an epoch hardly scatter in a healthy run, and rates of Adam above 0.02 and of SGD above 0.5 are hardly ever meant.</source>
        <translation>Zu lange Schritte springen über das Tal des Verlusts hinweg. Mittel über eine Epoche streuen in einem gesunden Lauf kaum, und Lernraten über 0,02 bei Adam und über 0,5 bei SGD sind fast nie gewollt.</translation>
    </message>
    <message>
        <source>learning rate {rate}, {series} {loss}, best {score_name} {score}</source>
        <translation>Lernrate {rate}, {series} {loss}, bester Wert von {score_name} {score}</translation>
    </message>
    <message>
        <source>Start again with a tenth of the learning rate.</source>
        <translation>Mit einem Zehntel der Lernrate neu beginnen.</translation>
    </message>
    <message>
        <source>learning rate of Adam and its kin from which it is too high</source>
        <translation>Lernrate von Adam und seinen Verwandten, ab der sie zu hoch ist</translation>
    </message>
    <message>
        <source>learning rate of SGD from which it is too high</source>
        <translation>Lernrate von SGD, ab der sie zu hoch ist</translation>
    </message>
    <message>
        <source>times the first steps&apos; loss that an explosion reaches</source>
        <translation>Vielfaches des Verlusts der ersten Schritte, das eine Explosion erreicht</translation>
    </message>
    <message>
        <source>relative scatter of the training loss from epoch to epoch</source>
        <translation>relative Streuung des Trainingsverlusts von Epoche zu Epoche</translation>
    </message>
    <message>
        <source>Learning rate too low</source>
        <translation>Lernrate zu niedrig</translation>
    </message>
    <message>
        <source>The training loss hardly moves: the learning rate of {rate} may be too low.</source>
        <translation>Der Trainingsverlust bewegt sich kaum: Die Lernrate von {rate} ist womöglich zu niedrig.</translation>
    </message>
    <message>
        <source>A network is far from its best at the beginning and its loss should fall fast. Steps that are thousands of times smaller than the weights do not get it anywhere.</source>
        <translation>Ein Netz ist am Anfang weit von seinem Bestwert entfernt, und sein Verlust sollte schnell sinken. Schritte, die tausendfach kleiner sind als die Gewichte, bringen es nicht voran.</translation>
    </message>
    <message>
        <source>{series} {loss} in {epochs} epochs, learning rate {rate}, largest update {update} of the weights</source>
        <translation>{series} {loss} in {epochs} Epochen, Lernrate {rate}, größte Änderung {update} der Gewichte</translation>
    </message>
    <message>
        <source>Start again with a hundred times the learning rate, or with the default of the recipe.</source>
        <translation>Mit der hundertfachen Lernrate oder mit der Voreinstellung des Rezepts neu beginnen.</translation>
    </message>
    <message>
        <source>learning rate of Adam and its kin up to which it may be too low</source>
        <translation>Lernrate von Adam und seinen Verwandten, bis zu der sie zu niedrig sein kann</translation>
    </message>
    <message>
        <source>learning rate of SGD up to which it may be too low</source>
        <translation>Lernrate von SGD, bis zu der sie zu niedrig sein kann</translation>
    </message>
    <message>
        <source>update as a share of the weights up to which it is too small</source>
        <translation>Änderung als Anteil der Gewichte, bis zu der sie zu klein ist</translation>
    </message>
    <message>
        <source>share of the first loss that five epochs have to gain</source>
        <translation>Anteil des ersten Verlusts, den fünf Epochen gewinnen müssen</translation>
    </message>
    <message>
        <source>Boxes are placed loosely</source>
        <translation>Boxen liegen ungenau</translation>
    </message>
    <message>
        <source>Objects may be found but not well placed: little of mAP50 is left where boxes have to fit more closely.</source>
        <translation>Objekte werden womöglich gefunden, aber nicht gut getroffen: Von mAP50 bleibt wenig übrig, wo Boxen genauer passen müssen.</translation>
    </message>
    <message>
        <source>Objects are found but not well placed: boxes that count as right overlap their objects by {overlap} on average.</source>
        <translation>Objekte werden gefunden, aber nicht gut getroffen: Boxen, die als richtig zählen, überlappen ihre Objekte im Mittel zu {overlap}.</translation>
    </message>
    <message>
        <source>Boxes lose much when they have to fit more closely, as is usual where most objects are small ({small} below 32² pixels).</source>
        <translation>Boxen verlieren viel, wenn sie genauer passen müssen, wie es üblich ist, wo die meisten Objekte klein sind ({small} unter 32² Pixeln).</translation>
    </message>
    <message>
        <source>Some loss is normal: mAP50-95 of a trained detector is between half and four fifths of its mAP50. Far less means boxes that are too large, too small or shifted, as those of the labels may be.</source>
        <translation>Etwas Einbuße ist normal: mAP50-95 eines trainierten Detektors liegt zwischen der Hälfte und vier Fünfteln seiner mAP50. Weit weniger bedeutet Boxen, die zu groß, zu klein oder verschoben sind, wie es auch die der Labels sein können.</translation>
    </message>
    <message>
        <source>mAP50 {map50}, mAP50-95 {map}</source>
        <translation>mAP50 {map50}, mAP50-95 {map}</translation>
    </message>
    <message>
        <source>mAP50 {map50}, mAP50-95 {map}, mean overlap of right boxes {overlap}, AP that better places would gain {gain}</source>
        <translation>mAP50 {map50}, mAP50-95 {map}, mittlere Überlappung richtiger Boxen {overlap}, AP-Gewinn durch besseren Sitz {gain}</translation>
    </message>
    <message>
        <source>Look at the labels&apos; box style in the audit first; then train longer or give the box loss more weight.</source>
        <translation>Zuerst in der Prüfung den Stil der Boxen in den Labels ansehen; dann länger trainieren oder dem Verlust der Boxen mehr Gewicht geben.</translation>
    </message>
    <message>
        <source>Train with larger images, and read mAP50 beside mAP50-95.</source>
        <translation>Mit größeren Bildern trainieren und mAP50 neben mAP50-95 lesen.</translation>
    </message>
    <message>
        <source>share of mAP50 that is left in mAP50-95, by the series alone</source>
        <translation>Anteil von mAP50, der in mAP50-95 übrig ist, nach den Reihen allein</translation>
    </message>
    <message>
        <source>the same where predictions are known</source>
        <translation>dasselbe, wo Vorhersagen bekannt sind</translation>
    </message>
    <message>
        <source>mean overlap of right boxes below which places are loose</source>
        <translation>mittlere Überlappung richtiger Boxen, unter der sie ungenau liegen</translation>
    </message>
    <message>
        <source>Loss terms out of balance</source>
        <translation>Verlustterme im Ungleichgewicht</translation>
    </message>
    <message>
        <source>{most} drowns {least}: the network may be learning the one and not the other.</source>
        <translation>{most} übertönt {least}: Das Netz lernt womöglich das eine und das andere nicht.</translation>
    </message>
    <message>
        <source>All terms share one gradient. A term that is many times smaller than another is learned late or never, and a detector needs where and what alike.</source>
        <translation>Alle Terme teilen sich einen Gradienten. Ein Term, der um ein Vielfaches kleiner ist als ein anderer, wird spät oder nie gelernt, und ein Detektor braucht das Wo ebenso wie das Was.</translation>
    </message>
    <message>
        <source>{most} {most_value}, {least} {least_value}, best {score_name} {score}</source>
        <translation>{most} {most_value}, {least} {least_value}, bester Wert von {score_name} {score}</translation>
    </message>
    <message>
        <source>Weigh the terms so that they begin within ten times of each other; classes first, boxes later.</source>
        <translation>Die Terme so gewichten, dass sie am Anfang höchstens um das Zehnfache auseinanderliegen; zuerst die Klassen, später die Boxen.</translation>
    </message>
    <message>
        <source>times the smaller term that the larger one is</source>
        <translation>Vielfaches des kleineren Terms, das der größere erreicht</translation>
    </message>
    <message>
        <source>{series} became {value} at epoch {epoch}, while the training loss is finite.</source>
        <translation>{series} wurde in Epoche {epoch} zu {value}, während der Trainingsverlust endlich ist.</translation>
    </message>
    <message>
        <source>{series} was {value} at epoch {epoch}, while the training loss was finite; it is a number again.</source>
        <translation>{series} war in Epoche {epoch} {value}, während der Trainingsverlust endlich war, und ist wieder eine Zahl.</translation>
    </message>
    <message>
        <source>One such step is enough to make every weight NaN: nothing that comes after it can be used. In the validation alone it is mostly an overflow of half precision, and the weights are sound.</source>
        <translation>Ein einziger solcher Schritt genügt, um jedes Gewicht zu NaN zu machen: Nichts, was danach kommt, ist brauchbar. Tritt es nur in der Validierung auf, ist es meist ein Überlauf der halben Genauigkeit, und die Gewichte sind in Ordnung.</translation>
    </message>
    <message>
        <source>Lower the learning rate of the warm-up, or validate in full precision.</source>
        <translation>Die Lernrate der Aufwärmphase senken oder in voller Genauigkeit validieren.</translation>
    </message>
    <message>
        <source>Loss does not fit the output</source>
        <translation>Verlust passt nicht zur Ausgabe</translation>
    </message>
    <message>
        <source>The loss stands still near ln 2 since epoch {epoch}, as where a sigmoid is applied twice: loss and output may not fit each other.</source>
        <translation>Der Verlust steht seit Epoche {epoch} nahe ln 2 still, wie bei einer doppelt angewandten Sigmoidfunktion: Verlust und Ausgabe passen womöglich nicht zueinander.</translation>
    </message>
    <message>
        <source>The loss stands still at what clipped probabilities cost since epoch {epoch}: logits may be taken for probabilities.</source>
        <translation>Der Verlust steht seit Epoche {epoch} bei dem still, was abgeschnittene Wahrscheinlichkeiten kosten: Womöglich werden Logits für Wahrscheinlichkeiten gehalten.</translation>
    </message>
    <message>
        <source>The loss stands still at what guessing between the classes costs since epoch {epoch}: a softmax may be applied twice.</source>
        <translation>Der Verlust steht seit Epoche {epoch} bei dem still, was Raten zwischen den Klassen kostet: Womöglich wird Softmax doppelt angewandt.</translation>
    </message>
    <message>
        <source>A loss that expects logits and is given probabilities sees hardly any difference between them and passes on hardly any gradient. Training looks normal, and the predictions stay near uniform.</source>
        <translation>Ein Verlust, der Logits erwartet und Wahrscheinlichkeiten bekommt, sieht kaum einen Unterschied zwischen ihnen und gibt kaum Gradient weiter. Das Training sieht normal aus, und die Vorhersagen bleiben fast gleichverteilt.</translation>
    </message>
    <message>
        <source>{series} {loss}, where a mismatch ends at {expected}</source>
        <translation>{series} {loss}, wo ein solcher Fehler bei {expected} endet</translation>
    </message>
    <message>
        <source>Give a loss that expects logits the output before its sigmoid or softmax, and the other way round.</source>
        <translation>Einem Verlust, der Logits erwartet, die Ausgabe vor Sigmoid oder Softmax geben, und umgekehrt.</translation>
    </message>
    <message>
        <source>range of the loss, as a share of it, that counts as standing still</source>
        <translation>Spannweite des Verlusts, als Anteil von ihm, die als Stillstand zählt</translation>
    </message>
    <message>
        <source>relative distance from the number that tells</source>
        <translation>relativer Abstand von der Zahl, die den Fehler verrät</translation>
    </message>
    <message>
        <source>epochs in a row, where the scores are at chance</source>
        <translation>Epochen in Folge, wo die Kennzahlen auf Zufallsniveau liegen</translation>
    </message>
    <message>
        <source>Loss spikes</source>
        <translation>Verlustspitzen</translation>
    </message>
    <message>
        <source>The training loss has jumped up {count} times and come down again, most at epoch {epoch}.</source>
        <translation>Der Trainingsverlust ist {count}-mal hochgesprungen und wieder gesunken, am stärksten in Epoche {epoch}.</translation>
    </message>
    <message>
        <source>The training loss jumped up {count} times and came down again, most at epoch {epoch}; it has been quiet since.</source>
        <translation>Der Trainingsverlust ist {count}-mal hochgesprungen und wieder gesunken, am stärksten in Epoche {epoch}; seither ist er ruhig.</translation>
    </message>
    <message>
        <source>The training loss jumped up once and came down again, at epoch {epoch}.</source>
        <translation>Der Trainingsverlust ist einmal hochgesprungen und wieder gesunken, in Epoche {epoch}.</translation>
    </message>
    <message>
        <source>The training loss jumped up once and came down again, at epoch {epoch}; it has been quiet since.</source>
        <translation>Der Trainingsverlust ist einmal hochgesprungen und wieder gesunken, in Epoche {epoch}; seither ist er ruhig.</translation>
    </message>
    <message>
        <source>A single batch with wrong labels or broken images, or a step that was too long, shows as a spike. One does little harm; many slow the training down and may end in divergence.</source>
        <translation>Ein einzelner Batch mit falschen Labels oder defekten Bildern oder ein zu langer Schritt zeigt sich als Spitze. Eine schadet wenig; viele bremsen das Training und können in Divergenz enden.</translation>
    </message>
    <message>
        <source>{series} {loss} at step {step}</source>
        <translation>{series} {loss} in Schritt {step}</translation>
    </message>
    <message>
        <source>Audit the images of that step; if they are sound, limit the norm of the gradients or lower the learning rate.</source>
        <translation>Die Bilder dieses Schritts in der Prüfung prüfen; sind sie in Ordnung, die Norm der Gradienten begrenzen oder die Lernrate senken.</translation>
    </message>
    <message>
        <source>times the loss around it that a spike reaches</source>
        <translation>Vielfaches des Verlusts ringsum, das eine Spitze erreicht</translation>
    </message>
    <message>
        <source>times the scatter of the loss&apos;s logarithm that a spike stands out by</source>
        <translation>Vielfaches der Streuung des logarithmierten Verlusts, um das eine Spitze herausragt</translation>
    </message>
    <message>
        <source>A loss term does not fall</source>
        <translation>Ein Verlustterm sinkt nicht</translation>
    </message>
    <message>
        <source>After {epochs} epochs there is no fall in {terms}: what is asked for there may not be learned.</source>
        <translation>Nach {epochs} Epochen kein Rückgang bei {terms}: Was dort verlangt wird, wird womöglich nicht gelernt.</translation>
    </message>
    <message>
        <source>Labels that do not fit their images, inconsistent classes or a learning rate that is far off leave a term where it is, while the sum may still fall.</source>
        <translation>Labels, die nicht zu ihren Bildern passen, uneinheitliche Klassen oder eine weit verfehlte Lernrate lassen einen Term, wo er ist, während die Summe noch sinken kann.</translation>
    </message>
    <message>
        <source>{changes}</source>
        <translation>{changes}</translation>
    </message>
    <message>
        <source>Audit the labels first: do they belong to their images, and are the classes numbered as meant? Then try another learning rate.</source>
        <translation>Zuerst die Labels in der Prüfung prüfen: Gehören sie zu ihren Bildern, und sind die Klassen wie gewollt nummeriert? Dann eine andere Lernrate versuchen.</translation>
    </message>
    <message>
        <source>share by which a term has to have fallen</source>
        <translation>Anteil, um den ein Term gesunken sein muss</translation>
    </message>
    <message>
        <source>Confidence does not mean what it says</source>
        <translation>Konfidenz bedeutet nicht, was sie sagt</translation>
    </message>
    <message>
        <source>The network is surer than it is right: confidences lie {off} above the share of boxes that are right.</source>
        <translation>Das Netz ist sicherer, als es recht hat: Die Konfidenzen liegen {off} über dem Anteil richtiger Boxen.</translation>
    </message>
    <message>
        <source>The network is less sure than it is right: confidences lie {off} below the share of boxes that are right.</source>
        <translation>Das Netz ist weniger sicher, als es recht hat: Die Konfidenzen liegen {off} unter dem Anteil richtiger Boxen.</translation>
    </message>
    <message>
        <source>Thresholds and whatever weighs boxes by their confidence rest on 0.8 meaning that 8 of 10 are right. Overfitting makes networks too sure; smoothed labels and strong augmentation make them too careful.</source>
        <translation>Schwellen und alles, was Boxen nach ihrer Konfidenz gewichtet, beruhen darauf, dass bei 0,8 von 10 Boxen 8 richtig sind. Überanpassung macht Netze zu sicher; geglättete Labels und starke Augmentierung machen sie zu vorsichtig.</translation>
    </message>
    <message>
        <source>Mean confidence minus precision {off}, expected calibration error {error}, over {detections} boxes from a confidence of 0.1</source>
        <translation>Mittlere Konfidenz minus Precision {off}, erwarteter Kalibrierungsfehler {error}, über {detections} Boxen ab einer Konfidenz von 0,1</translation>
    </message>
    <message>
        <source>Choose the threshold on validation images, by class, and do not read confidences as probabilities.</source>
        <translation>Die Schwelle auf Validierungsbildern wählen, je Klasse, und Konfidenzen nicht als Wahrscheinlichkeiten lesen.</translation>
    </message>
    <message>
        <source>confidence above the share that is right</source>
        <translation>Konfidenz über dem Anteil richtiger Boxen</translation>
    </message>
    <message>
        <source>confidence below the share that is right</source>
        <translation>Konfidenz unter dem Anteil richtiger Boxen</translation>
    </message>
    <message>
        <source>fewest boxes from a confidence of 0.1</source>
        <translation>kleinste Zahl von Boxen ab einer Konfidenz von 0,1</translation>
    </message>
    <message>
        <source>A loss term is negative</source>
        <translation>Ein Verlustterm ist negativ</translation>
    </message>
    <message>
        <source>{series} is below 0 since epoch {epoch}: the term may have the wrong sign, and training then makes worse what it should make better.</source>
        <translation>{series} liegt seit Epoche {epoch} unter 0: Der Term hat womöglich das falsche Vorzeichen, und das Training verschlechtert dann, was es verbessern sollte.</translation>
    </message>
    <message>
        <source>{series} was below 0 from epoch {epoch} for a while.</source>
        <translation>{series} lag ab Epoche {epoch} eine Zeit lang unter 0.</translation>
    </message>
    <message>
        <source>Cross-entropy, squared error and one minus an overlap cannot be negative. A term that can be made ever smaller pulls the network away from its task.</source>
        <translation>Kreuzentropie, quadratischer Fehler und eins minus eine Überlappung können nicht negativ sein. Ein Term, der sich immer weiter verkleinern lässt, zieht das Netz von seiner Aufgabe weg.</translation>
    </message>
    <message>
        <source>{series} down to {value}, now {latest}</source>
        <translation>{series} bis hinab auf {value}, jetzt {latest}</translation>
    </message>
    <message>
        <source>Look at how {series} is computed and with which sign it enters the sum.</source>
        <translation>Nachsehen, wie {series} berechnet wird und mit welchem Vorzeichen der Term in die Summe eingeht.</translation>
    </message>
    <message>
        <source>Set objectness.sign_fault to off: this configuration turns the sign of that term round.</source>
        <translation>objectness.sign_fault auf off setzen: Diese Konfiguration kehrt das Vorzeichen dieses Terms um.</translation>
    </message>
    <message>
        <source>how far below 0 counts</source>
        <translation>wie weit unter 0 zählt</translation>
    </message>
    <message>
        <source>No warm-up</source>
        <translation>Keine Aufwärmphase</translation>
    </message>
    <message>
        <source>The loss jumped up in the first steps, which were made with the full learning rate: a warm-up may be missing.</source>
        <translation>Der Verlust ist in den ersten Schritten hochgesprungen, die mit der vollen Lernrate gemacht wurden: Womöglich fehlt eine Aufwärmphase.</translation>
    </message>
    <message>
        <source>The loss jumped up in the first steps, which were made with the full learning rate, and came down later: a warm-up would have saved them.</source>
        <translation>Der Verlust ist in den ersten Schritten hochgesprungen, die mit der vollen Lernrate gemacht wurden, und später gesunken: Eine Aufwärmphase hätte sie gerettet.</translation>
    </message>
    <message>
        <source>Gradients of random weights are large and point anywhere, and averages of the optimiser and of batch norm mean nothing yet. Full steps undo what the start gave.</source>
        <translation>Gradienten zufälliger Gewichte sind groß und zeigen irgendwohin, und die Mittelwerte des Optimierers und der Batch-Normalisierung bedeuten noch nichts. Volle Schritte machen zunichte, was der Start mitgegeben hat.</translation>
    </message>
    <message>
        <source>{series} {loss} by step {step}</source>
        <translation>{series} {loss} bis Schritt {step}</translation>
    </message>
    <message>
        <source>Let the learning rate rise from 0 over the first one to three epochs.</source>
        <translation>Die Lernrate über die ersten ein bis drei Epochen von 0 an steigen lassen.</translation>
    </message>
    <message>
        <source>times the first steps&apos; loss that the jump reaches</source>
        <translation>Vielfaches des Verlusts der ersten Schritte, das der Sprung erreicht</translation>
    </message>
    <message>
        <source>Objectness does not tell objects from background</source>
        <translation>Objektheit trennt Objekte nicht vom Hintergrund</translation>
    </message>
    <message>
        <source>Cells that hold an object have no more objectness than the rest since epoch {epoch}: the network may be learning that nothing is there.</source>
        <translation>Zellen mit einem Objekt haben seit Epoche {epoch} nicht mehr Objektheit als die übrigen: Das Netz lernt womöglich, dass nichts da ist.</translation>
    </message>
    <message>
        <source>Nearly all cells hold nothing. Where their term weighs too much, or the objects&apos; term has the wrong sign or a gradient that vanishes, the objectness of all cells falls alike.</source>
        <translation>Fast alle Zellen enthalten nichts. Wo ihr Term zu viel wiegt oder der Term der Objekte das falsche Vorzeichen oder einen verschwindenden Gradienten hat, sinkt die Objektheit aller Zellen gleichermaßen.</translation>
    </message>
    <message>
        <source>objectness at stride {stride}: with an object {matched}, the rest {unmatched}</source>
        <translation>Objektheit bei Stride {stride}: mit Objekt {matched}, übrige {unmatched}</translation>
    </message>
    <message>
        <source>Check sign and weights of the objectness terms, and use cross-entropy in place of squared error.</source>
        <translation>Vorzeichen und Gewichte der Objektheitsterme prüfen und Kreuzentropie statt des quadratischen Fehlers verwenden.</translation>
    </message>
    <message>
        <source>times the objectness of the rest that cells with an object have to have</source>
        <translation>Vielfaches der Objektheit der übrigen, das Zellen mit einem Objekt haben müssen</translation>
    </message>
    <message>
        <source>Scores that cannot be compared</source>
        <translation>Nicht vergleichbare Kennzahlen</translation>
    </message>
    <message>
        <source>The scores of this run and of {run} are not computed alike: their difference is no progress.</source>
        <translation>Die Kennzahlen dieses Laufs und von {run} sind nicht gleich berechnet: Ihr Unterschied ist kein Fortschritt.</translation>
    </message>
    <message>
        <source>The scores of {count} other runs of this data set are not computed as this run&apos;s are, {run} among them.</source>
        <translation>Die Kennzahlen von {count} anderen Läufen dieses Datensatzes sind nicht so berechnet wie die dieses Laufs, darunter {run}.</translation>
    </message>
    <message>
        <source>Protocols differ in how boxes are matched and how the area under the curve is taken; suppression, the lowest confidence, the number of boxes and the images decide as well. The same predictions then score points apart.</source>
        <translation>Protokolle unterscheiden sich darin, wie Boxen zugeordnet werden und wie die Fläche unter der Kurve bestimmt wird; Unterdrückung, niedrigste Konfidenz, Zahl der Boxen und die Bilder entscheiden mit. Dieselben Vorhersagen liegen dann um Punkte auseinander.</translation>
    </message>
    <message>
        <source>this run / {run}: {differences}</source>
        <translation>dieser Lauf / {run}: {differences}</translation>
    </message>
    <message>
        <source>Evaluate the predictions of both on the same images under one definition.</source>
        <translation>Die Vorhersagen beider auf denselben Bildern nach einer Definition auswerten.</translation>
    </message>
    <message>
        <source>Everything is predicted</source>
        <translation>Alles wird vorhergesagt</translation>
    </message>
    <message>
        <source>The network calls almost every pixel foreground since epoch {epoch}: it may not have learned to tell them apart.</source>
        <translation>Das Netz hält seit Epoche {epoch} fast jedes Pixel für Vordergrund: Womöglich hat es nicht gelernt, beides zu unterscheiden.</translation>
    </message>
    <message>
        <source>The network draws many times more boxes than there are objects since epoch {epoch}.</source>
        <translation>Das Netz zeichnet seit Epoche {epoch} um ein Vielfaches mehr Boxen, als es Objekte gibt.</translation>
    </message>
    <message>
        <source>A sensitivity of 1 is worth nothing where everything is predicted. Outputs that cannot fall below the threshold (sigmoid twice), a foreground that weighs too much or too little background to learn from lead there.</source>
        <translation>Eine Sensitivität von 1 ist nichts wert, wo alles vorhergesagt wird. Ausgaben, die nicht unter die Schwelle fallen können (doppelte Sigmoidfunktion), ein zu stark gewichteter Vordergrund oder zu wenig Hintergrund zum Lernen führen dahin.</translation>
    </message>
    <message>
        <source>{predicted} boxes a picture, of {true} that are there</source>
        <translation>{predicted} Boxen je Bild, von {true}, die da sind</translation>
    </message>
    <message>
        <source>Check that the loss fits the output (one sigmoid only) and that masks are not inverted.</source>
        <translation>Prüfen, ob der Verlust zur Ausgabe passt (nur eine Sigmoidfunktion) und die Masken nicht invertiert sind.</translation>
    </message>
    <message>
        <source>Give the background more weight: hard negatives 3:1, or a lower weight of the objects&apos; term.</source>
        <translation>Dem Hintergrund mehr Gewicht geben: schwierige Negative 3:1 oder ein niedrigeres Gewicht des Terms der Objekte.</translation>
    </message>
    <message>
        <source>sensitivity from which everything is found</source>
        <translation>Sensitivität, ab der alles gefunden wird</translation>
    </message>
    <message>
        <source>specificity up to which no background is left</source>
        <translation>Spezifität, bis zu der kein Hintergrund übrig ist</translation>
    </message>
    <message>
        <source>predicted boxes per true box</source>
        <translation>vorhergesagte Boxen je wahrer Box</translation>
    </message>
    <message>
        <source>A jump that the schedule explains</source>
        <translation>Ein Sprung, den der Zeitplan erklärt</translation>
    </message>
    <message>
        <source>The curves jump at epoch {epoch} because the schedule changes something there: that is no fault.</source>
        <translation>Die Kurven springen in Epoche {epoch}, weil der Zeitplan dort etwas ändert: Das ist kein Fehler.</translation>
    </message>
    <message>
        <source>The curves jump at epoch {epoch}, where the warm-up ends: that is no fault.</source>
        <translation>Die Kurven springen in Epoche {epoch}, wo die Aufwärmphase endet: Das ist kein Fehler.</translation>
    </message>
    <message>
        <source>The curves jump at epoch {epoch}, from which pictures are no longer mixed (mosaic): that is no fault.</source>
        <translation>Die Kurven springen in Epoche {epoch}, ab der Bilder nicht mehr gemischt werden (Mosaic): Das ist kein Fehler.</translation>
    </message>
    <message>
        <source>The curves jump at epoch {epoch}, where the learning rate is switched ({rate}): that is no fault.</source>
        <translation>Die Kurven springen in Epoche {epoch}, wo die Lernrate umgeschaltet wird ({rate}): Das ist kein Fehler.</translation>
    </message>
    <message>
        <source>Mixed pictures are harder than whole ones, and a lower rate settles into what a higher one jumps across. Values before and after such a place are not of one series.</source>
        <translation>Gemischte Bilder sind schwieriger als ganze, und eine niedrigere Lernrate senkt sich in das hinein, worüber eine höhere hinwegspringt. Werte vor und nach einer solchen Stelle gehören nicht zu einer Reihe.</translation>
    </message>
    <message>
        <source>{series} {change} at epoch {epoch}</source>
        <translation>{series} {change} in Epoche {epoch}</translation>
    </message>
    <message>
        <source>Nothing; compare runs on one side of that epoch.</source>
        <translation>Nichts tun; Läufe auf einer Seite dieser Epoche vergleichen.</translation>
    </message>
    <message>
        <source>times the change from epoch to epoch around it</source>
        <translation>Vielfaches der Änderung von Epoche zu Epoche ringsum</translation>
    </message>
    <message>
        <source>relative change that can be seen</source>
        <translation>relative Änderung, die zu sehen ist</translation>
    </message>
    <message>
        <source>Small objects are missed</source>
        <translation>Kleine Objekte werden übersehen</translation>
    </message>
    <message>
        <source>Objects below 32² pixels at the size of training are hardly found, the others are.</source>
        <translation>Objekte unter 32² Pixeln in der Trainingsgröße werden kaum gefunden, die übrigen schon.</translation>
    </message>
    <message>
        <source>A small object covers few cells of the network&apos;s finest map, and one or two pixels decide its overlap. Augmentation that shrinks images makes it smaller still.</source>
        <translation>Ein kleines Objekt bedeckt wenige Zellen der feinsten Karte des Netzes, und ein oder zwei Pixel entscheiden über seine Überlappung. Augmentierung, die Bilder verkleinert, macht es noch kleiner.</translation>
    </message>
    <message>
        <source>recall {small} of {count} small objects ({share} of all), {others} of the others</source>
        <translation>Recall {small} bei {count} kleinen Objekten ({share} von allen), {others} bei den übrigen</translation>
    </message>
    <message>
        <source>Train with larger images or in tiles, or with a network that has a finer map (stride 4).</source>
        <translation>Mit größeren Bildern oder in Kacheln trainieren oder mit einem Netz, das eine feinere Karte hat (Stride 4).</translation>
    </message>
    <message>
        <source>recall of small objects below which they are missed</source>
        <translation>Recall kleiner Objekte, unter dem sie als übersehen gelten</translation>
    </message>
    <message>
        <source>the same as a share of the others&apos; recall</source>
        <translation>dasselbe als Anteil am Recall der übrigen</translation>
    </message>
    <message>
        <source>recall of the others from which the network counts as trained</source>
        <translation>Recall der übrigen, ab dem das Netz als trainiert gilt</translation>
    </message>
    <message>
        <source>fewest small objects, and fewest others</source>
        <translation>kleinste Zahl kleiner Objekte und kleinste Zahl der übrigen</translation>
    </message>
    <message>
        <source>Too few validation images</source>
        <translation>Zu wenige Validierungsbilder</translation>
    </message>
    <message>
        <source>{images} validation images leave mAP50-95 open by ±{half_width}: smaller differences between runs or epochs are luck.</source>
        <translation>{images} Validierungsbilder lassen mAP50-95 um ±{half_width} offen: Kleinere Unterschiede zwischen Läufen oder Epochen sind Glück.</translation>
    </message>
    <message>
        <source>Whether this run or {peer} is better cannot be said: they differ by less than the validation images decide.</source>
        <translation>Ob dieser Lauf oder {peer} besser ist, lässt sich nicht sagen: Sie unterscheiden sich um weniger, als die Validierungsbilder entscheiden.</translation>
    </message>
    <message>
        <source>The validation set may be too small ({images}): one image more or less changes the score by several points.</source>
        <translation>Die Validierungsmenge ist womöglich zu klein ({images}): Ein Bild mehr oder weniger ändert die Kennzahl um mehrere Punkte.</translation>
    </message>
    <message>
        <source>A score is measured on a draw of images. Drawn anew it comes out otherwise, the more the fewer they are; the best epoch is then chosen by chance.</source>
        <translation>Eine Kennzahl wird an einer Stichprobe von Bildern gemessen. Neu gezogen fällt sie anders aus, umso mehr, je weniger es sind; die beste Epoche ist dann durch Zufall gewählt.</translation>
    </message>
    <message>
        <source>mAP50-95 {map} ± {half_width} (95 %, bootstrap over {images} images)</source>
        <translation>mAP50-95 {map} ± {half_width} (95 %, Bootstrap über {images} Bilder)</translation>
    </message>
    <message>
        <source>mAP50-95 {map} ± {half_width} (95 %, bootstrap over {images} images), {peer} {peer_map}</source>
        <translation>mAP50-95 {map} ± {half_width} (95 %, Bootstrap über {images} Bilder), {peer} {peer_map}</translation>
    </message>
    <message>
        <source>validation images: {images}</source>
        <translation>Validierungsbilder: {images}</translation>
    </message>
    <message>
        <source>Validate on more images, or compare means over several splits (cross-validation).</source>
        <translation>Auf mehr Bildern validieren oder Mittel über mehrere Aufteilungen vergleichen (Kreuzvalidierung).</translation>
    </message>
    <message>
        <source>Compare the two image by image, or train both with several seeds.</source>
        <translation>Die beiden Bild für Bild vergleichen oder beide mit mehreren Startwerten trainieren.</translation>
    </message>
    <message>
        <source>half of the interval of mAP50-95 from which it is too wide</source>
        <translation>halbe Breite des Intervalls von mAP50-95, ab der es zu breit ist</translation>
    </message>
    <message>
        <source>validation images below which there are too few, where predictions are not known</source>
        <translation>Zahl der Validierungsbilder, unter der es zu wenige sind, wenn die Vorhersagen nicht bekannt sind</translation>
    </message>
    <message>
        <source>Run is silent</source>
        <translation>Lauf schweigt</translation>
    </message>
    <message>
        <source>Nothing has been written for {silent} after epoch {epoch}: the training may have stalled or died.</source>
        <translation>Nach Epoche {epoch} ist {silent} lang nichts geschrieben worden: Das Training hängt womöglich oder ist abgebrochen.</translation>
    </message>
    <message>
        <source>The training ended after epoch {epoch} of {epochs} without saying so: it may have been interrupted.</source>
        <translation>Das Training endete nach Epoche {epoch} von {epochs}, ohne es mitzuteilen: Es wurde womöglich unterbrochen.</translation>
    </message>
    <message>
        <source>A process that was killed (memory, a closed terminal) writes no last word. Rows of a training that lives come about as often as before.</source>
        <translation>Ein Prozess, der gewaltsam beendet wurde (Speicher, geschlossenes Terminal), schreibt kein letztes Wort. Die Zeilen eines Trainings, das noch lebt, kommen etwa so oft wie zuvor.</translation>
    </message>
    <message>
        <source>silent for {silent}, usually {usual} between rows; last: {line}</source>
        <translation>schweigt {silent} lang, üblich sind {usual} zwischen zwei Zeilen; zuletzt: {line}</translation>
    </message>
    <message>
        <source>See whether its process still runs and how much memory and disk are free; then resume from the last checkpoint.</source>
        <translation>Nachsehen, ob der Prozess noch läuft und wie viel Arbeitsspeicher und Plattenplatz frei sind; dann vom letzten Checkpoint aus fortsetzen.</translation>
    </message>
    <message>
        <source>times the usual time between rows</source>
        <translation>Vielfaches der üblichen Zeit zwischen zwei Zeilen</translation>
    </message>
    <message>
        <source>shortest silence that counts</source>
        <translation>kürzestes Schweigen, das zählt</translation>
    </message>
    <message>
        <source>shortest silence that counts where the length of an epoch is not known</source>
        <translation>kürzestes Schweigen, das zählt, wenn die Dauer einer Epoche nicht bekannt ist</translation>
    </message>
    <message>
        <source>Stopped while still improving</source>
        <translation>Noch während der Verbesserung beendet</translation>
    </message>
    <message>
        <source>{score_name} was still rising clearly when the training came to its end: more epochs may make it better.</source>
        <translation>{score_name} stieg noch deutlich, als das Training zu Ende ging: Mehr Epochen machen das Netz womöglich besser.</translation>
    </message>
    <message>
        <source>A score that rises by more than its noise over the last quarter has not reached its plateau. What is compared with it should be trained as long.</source>
        <translation>Ein Wert, der im letzten Viertel um mehr als sein Rauschen steigt, hat sein Plateau noch nicht erreicht. Was damit verglichen wird, sollte ebenso lange trainiert sein.</translation>
    </message>
    <message>
        <source>{score_name} {score} over the last {count} epochs, a gain of {gain}</source>
        <translation>{score_name} {score} über die letzten {count} Epochen, ein Gewinn von {gain}</translation>
    </message>
    <message>
        <source>Train for twice as many epochs, with the schedule stretched accordingly.</source>
        <translation>Doppelt so viele Epochen trainieren und den Lernratenplan entsprechend strecken.</translation>
    </message>
    <message>
        <source>relative gain over the last quarter of the run</source>
        <translation>relativer Gewinn über das letzte Viertel des Laufs</translation>
    </message>
    <message>
        <source>Two classes are mixed up</source>
        <translation>Zwei Klassen werden verwechselt</translation>
    </message>
    <message>
        <source>{a} and {b} are taken for one another.</source>
        <translation>{a} und {b} werden miteinander verwechselt.</translation>
    </message>
    <message>
        <source>{a} and {b} may have changed names: each is called by the other&apos;s more often than by its own.</source>
        <translation>{a} und {b} haben womöglich die Namen getauscht: Jede wird öfter mit dem Namen der anderen benannt als mit dem eigenen.</translation>
    </message>
    <message>
        <source>{a} is called {b} more often than not.</source>
        <translation>{a} wird meistens {b} genannt.</translation>
    </message>
    <message>
        <source>Objects are found and called by another name where labels of the two contradict each other, where numbers of classes differ between training and validation, or where the two look alike at the size of training.</source>
        <translation>Objekte werden gefunden und anders benannt, wenn die Labels der beiden Klassen einander widersprechen, wenn die Klassennummern von Training und Validierung voneinander abweichen oder wenn die beiden bei der Trainingsgröße gleich aussehen.</translation>
    </message>
    <message>
        <source>{a} as {b}: {a_as_b}, {b} as {a}: {b_as_a}, of {objects} objects found</source>
        <translation>{a} als {b}: {a_as_b}, {b} als {a}: {b_as_a}, von {objects} gefundenen Objekten</translation>
    </message>
    <message>
        <source>Look at the images behind these two cells of the confusion matrix, and settle what belongs to which class.</source>
        <translation>Die Bilder hinter diesen beiden Zellen der Konfusionsmatrix ansehen und festlegen, was zu welcher Klasse gehört.</translation>
    </message>
    <message>
        <source>Compare the order of the class names of the training labels with that of the validation labels.</source>
        <translation>Die Reihenfolge der Klassennamen der Trainingslabels mit der der Validierungslabels vergleichen.</translation>
    </message>
    <message>
        <source>Compare the order of the class names of the training labels with that of the validation labels; then look at the labels of {a}.</source>
        <translation>Die Reihenfolge der Klassennamen der Trainingslabels mit der der Validierungslabels vergleichen; dann die Labels von {a} ansehen.</translation>
    </message>
    <message>
        <source>share of each of two classes that is called by the other&apos;s name</source>
        <translation>Anteil jeder von zwei Klassen, der mit dem Namen der anderen benannt wird</translation>
    </message>
    <message>
        <source>share of one class that is called by another name</source>
        <translation>Anteil einer Klasse, der mit einem anderen Namen benannt wird</translation>
    </message>
    <message>
        <source>fewest objects found</source>
        <translation>kleinste Zahl gefundener Objekte</translation>
    </message>
    <message>
        <source>Trained longer than useful</source>
        <translation>Länger trainiert als nützlich</translation>
    </message>
    <message>
        <source>The last {count} epochs have brought nothing: the network is as good as it was at epoch {epoch}.</source>
        <translation>Die letzten {count} Epochen haben nichts gebracht: Das Netz ist so gut, wie es in Epoche {epoch} war.</translation>
    </message>
    <message>
        <source>A plateau costs time and, if it goes on, ends in overfitting. It says that this network, with these data and this schedule, is at its limit.</source>
        <translation>Ein Plateau kostet Zeit und endet, wenn es andauert, in Überanpassung. Es besagt, dass dieses Netz mit diesen Daten und diesem Lernratenplan an seiner Grenze ist.</translation>
    </message>
    <message>
        <source>{score_name} {score} from epoch {epoch} on, means of five epochs</source>
        <translation>{score_name} {score} ab Epoche {epoch}, Mittel über fünf Epochen</translation>
    </message>
    <message>
        <source>Stop early next time (patience), or look for what limits the score: labels, resolution, the network&apos;s size.</source>
        <translation>Nächstes Mal vorzeitig abbrechen lassen (patience) oder suchen, was den Wert begrenzt: Labels, Auflösung, Größe des Netzes.</translation>
    </message>
    <message>
        <source>share of the run that brought nothing</source>
        <translation>Anteil des Laufs, der nichts gebracht hat</translation>
    </message>
    <message>
        <source>fewest epochs that brought nothing</source>
        <translation>kleinste Zahl von Epochen, die nichts gebracht haben</translation>
    </message>
    <message>
        <source>relative gain that is none</source>
        <translation>relativer Gewinn, der als keiner gilt</translation>
    </message>
    <message>
        <source>Updates out of proportion to the weights</source>
        <translation>Änderungen stehen in keinem Verhältnis zu den Gewichten</translation>
    </message>
    <message>
        <source>Each step rewrites a large part of the weights of {part}: the learning rate may be too high.</source>
        <translation>Jeder Schritt überschreibt einen großen Teil der Gewichte von {part}: Die Lernrate ist womöglich zu hoch.</translation>
    </message>
    <message>
        <source>The weights of {part} hardly change since epoch {epoch}: these layers may not be learning.</source>
        <translation>Die Gewichte von {part} ändern sich seit Epoche {epoch} kaum: Diese Schichten lernen womöglich nicht.</translation>
    </message>
    <message>
        <source>Steps of about a thousandth of the weights&apos; size learn; a hundred times as much forgets, a ten-thousandth of that stands still.</source>
        <translation>Schritte von etwa einem Tausendstel der Größe der Gewichte lernen; das Hundertfache vergisst, ein Zehntausendstel davon steht still.</translation>
    </message>
    <message>
        <source>an update changes the weights of {part} by {ratio} of their size</source>
        <translation>ein Schritt ändert die Gewichte von {part} um {ratio} ihrer Größe</translation>
    </message>
    <message>
        <source>Lower the learning rate until the ratio is near 0.001.</source>
        <translation>Die Lernrate senken, bis das Verhältnis nahe 0,001 liegt.</translation>
    </message>
    <message>
        <source>See whether these layers are frozen by mistake; if not, raise the learning rate.</source>
        <translation>Nachsehen, ob diese Schichten versehentlich eingefroren sind; wenn nicht, die Lernrate erhöhen.</translation>
    </message>
    <message>
        <source>update as a share of the weights above which it is too much</source>
        <translation>Änderung als Anteil der Gewichte, über der sie zu groß ist</translation>
    </message>
    <message>
        <source>update as a share of the weights below which nothing changes</source>
        <translation>Änderung als Anteil der Gewichte, unter der sich nichts ändert</translation>
    </message>
    <message>
        <source>Validation on training images</source>
        <translation>Validierung auf Trainingsbildern</translation>
    </message>
    <message>
        <source>{count} of {total} validation images are trained on: no score of this run says anything about new images.</source>
        <translation>{count} von {total} Validierungsbildern werden auch zum Training verwendet: Kein Wert dieses Laufs sagt etwas über neue Bilder aus.</translation>
    </message>
    <message>
        <source>Training and validation read the same images: no score of this run says anything about new ones.</source>
        <translation>Training und Validierung lesen dieselben Bilder: Kein Wert dieses Laufs sagt etwas über neue aus.</translation>
    </message>
    <message>
        <source>The network may be validated on the images that it is trained on.</source>
        <translation>Das Netz wird womöglich auf den Bildern validiert, auf denen es trainiert wird.</translation>
    </message>
    <message>
        <source>On images that were learnt by heart the validation is as good as the training: scores are 10 to 30 points too high, overfitting cannot be seen, and the best checkpoint is the most overfitted.</source>
        <translation>Auf auswendig gelernten Bildern ist die Validierung so gut wie das Training: Die Werte sind 10 bis 30 Punkte zu hoch, Überanpassung ist nicht zu erkennen, und der beste Checkpoint ist der am stärksten überangepasste.</translation>
    </message>
    <message>
        <source>{count} of {total} validation images have the same file or the same pixels as a training image</source>
        <translation>{count} von {total} Validierungsbildern sind dieselbe Datei wie ein Trainingsbild oder haben dieselben Pixel</translation>
    </message>
    <message>
        <source>both are {place}</source>
        <translation>beide sind {place}</translation>
    </message>
    <message>
        <source>{images} images on either side; validation loss {val_loss}, never above the training loss {train_loss} in the last third</source>
        <translation>{images} Bilder auf jeder Seite; Validierungsverlust {val_loss}, im letzten Drittel nie über dem Trainingsverlust {train_loss}</translation>
    </message>
    <message>
        <source>Give the validation images of its own, from recordings that are not trained on, and evaluate again.</source>
        <translation>Der Validierung eigene Bilder geben, aus Aufnahmen, auf denen nicht trainiert wird, und neu auswerten.</translation>
    </message>
    <message>
        <source>Compare the paths of training and validation images, and audit the data set.</source>
        <translation>Die Pfade der Trainings- und Validierungsbilder vergleichen und den Datensatz einer Prüfung unterziehen.</translation>
    </message>
    <message>
        <source>share of the validation images that is trained on</source>
        <translation>Anteil der Validierungsbilder, auf denen trainiert wird</translation>
    </message>
    <message>
        <source>fewest epochs before curves are compared</source>
        <translation>kleinste Zahl von Epochen, bevor Kurven verglichen werden</translation>
    </message>
    <message>
        <source>Labels of other images</source>
        <translation>Labels anderer Bilder</translation>
    </message>
    <message>
        <source>The labels of {count} images agree with them no better than chance, and fit other images of the set clearly better, for example {example}. {total} of {all} images were compared.</source>
        <translation>Die Labels von {count} Bildern passen zu diesen nicht besser als zufällig und zu anderen Bildern des Datensatzes deutlich besser, zum Beispiel {example}. Verglichen wurden {total} von {all} Bildern.</translation>
    </message>
    <message>
        <source>The labels of each image were laid on each other one. The best way to hand out these labels fits the edges of the images {errors} standard errors better than the best that turned and mirrored labels reach, and than the way that they are handed out.</source>
        <translation>Die Labels jedes Bildes wurden auf jedes andere gelegt. Die beste Art, diese Labels zu verteilen, passt um {errors} Standardfehler besser zu den Kanten der Bilder als die beste, die gedrehte und gespiegelte Labels erreichen, und als die vorhandene Verteilung.</translation>
    </message>
    <message>
        <source>Every loader pairs images and labels as they are and trains on wrong boxes, without an error.</source>
        <translation>Jeder Lader nimmt Bilder und Labels paarweise, wie sie sind, und trainiert ohne Fehlermeldung mit falschen Boxen.</translation>
    </message>
    <message>
        <source>Look at a few of these images with their labels, and find the step in which files were renamed, sorted or exported in another order.</source>
        <translation>Einige dieser Bilder mit ihren Labels ansehen und den Schritt suchen, in dem Dateien umbenannt, sortiert oder in anderer Reihenfolge exportiert wurden.</translation>
    </message>
    <message>
        <source>Foreground means two things</source>
        <translation>Vordergrund hat zwei Bedeutungen</translation>
    </message>
    <message>
        <source>{count} of {total} masks may be inverted: what they call foreground looks like the background of the other {others}, for example {example}.</source>
        <translation>{count} von {total} Masken sind vielleicht invertiert: Was sie Vordergrund nennen, sieht aus wie der Hintergrund der übrigen {others}, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>What foreground looks like was learnt from one half of the set and tried on the other: it agrees with the masks clearly better ({errors} standard errors) when those that are mostly foreground are inverted.</source>
        <translation>Wie Vordergrund aussieht, wurde an einer Hälfte des Datensatzes gelernt und an der anderen geprüft: Es stimmt deutlich besser mit den Masken überein ({errors} Standardfehler), wenn die überwiegend aus Vordergrund bestehenden invertiert werden.</translation>
    </message>
    <message>
        <source>The model is taught the opposite in one part of the images, and ends in between.</source>
        <translation>In einem Teil der Bilder lernt das Modell das Gegenteil und endet in der Mitte.</translation>
    </message>
    <message>
        <source>Look at masks of both kinds over their images, and invert one kind in its files.</source>
        <translation>Masken beider Arten über ihren Bildern ansehen und eine Art in ihren Dateien invertieren.</translation>
    </message>
    <message>
        <source>Masks of other images</source>
        <translation>Masken anderer Bilder</translation>
    </message>
    <message>
        <source>{count} masks agree with their images no better than chance, and fit other images of the set clearly better, for example {example}. {total} of {all} pairs were compared.</source>
        <translation>{count} Masken passen zu ihren Bildern nicht besser als zufällig und zu anderen Bildern des Datensatzes deutlich besser, zum Beispiel {example}. Verglichen wurden {total} von {all} Paaren.</translation>
    </message>
    <message>
        <source>Each mask was laid on each image. The best way to hand out these masks fits the edges of the images {errors} standard errors better than the best that turned and mirrored masks reach, and than the way that they are handed out.</source>
        <translation>Jede Maske wurde auf jedes Bild gelegt. Die beste Art, diese Masken zu verteilen, passt um {errors} Standardfehler besser zu den Kanten der Bilder als die beste, die gedrehte und gespiegelte Masken erreichen, und als die vorhandene Verteilung.</translation>
    </message>
    <message>
        <source>Every loader pairs images and masks as they are and trains on wrong masks, without an error.</source>
        <translation>Jeder Lader nimmt Bilder und Masken paarweise, wie sie sind, und trainiert ohne Fehlermeldung mit falschen Masken.</translation>
    </message>
    <message>
        <source>Look at a few of these masks over their images, and find the step in which files were renamed, sorted or exported in another order.</source>
        <translation>Einige dieser Masken über ihren Bildern ansehen und den Schritt suchen, in dem Dateien umbenannt, sortiert oder in anderer Reihenfolge exportiert wurden.</translation>
    </message>
    <message>
        <source>Masks follow nothing in the images</source>
        <translation>Masken folgen nichts in den Bildern</translation>
    </message>
    <message>
        <source>The masks may belong to other images: outlines of {total} masks agree with their images no better than with other images of the set, for example {example}.</source>
        <translation>Die Masken gehören vielleicht zu anderen Bildern: Die Umrisse von {total} Masken passen zu ihren Bildern nicht besser als zu anderen Bildern des Datensatzes, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Where a mask ends, lightness or colour mostly change. Images and masks differ from record to record here, and yet no mask can be told from another&apos;s by its image.</source>
        <translation>Wo eine Maske endet, ändern sich meist Helligkeit oder Farbe. Bilder und Masken unterscheiden sich hier von Datensatz zu Datensatz, und doch ist keine Maske an ihrem Bild von einer anderen zu unterscheiden.</translation>
    </message>
    <message>
        <source>A network can learn from such pairs where objects usually lie, and nothing about what they look like.</source>
        <translation>Aus solchen Paaren kann ein Netz lernen, wo Objekte gewöhnlich liegen, und nichts darüber, wie sie aussehen.</translation>
    </message>
    <message>
        <source>Look at a few masks over their images. If they belong there, they mark what a small copy of the image does not show.</source>
        <translation>Einige Masken über ihren Bildern ansehen. Gehören sie dorthin, so kennzeichnen sie, was ein verkleinertes Bild nicht zeigt.</translation>
    </message>
    <message>
        <source>No spot check of the data set as it was trained on is kept.</source>
        <translation>Von dem Datensatz, mit dem trainiert wurde, ist keine Stichprobe aufbewahrt.</translation>
    </message>
    <message>
        <source>{pairs} pairs were looked at, the last on {when}: {bad} marked wrong. With 95 % confidence at most {share} of all are.</source>
        <translation>{pairs} Paare wurden angesehen, das letzte am {when}: {bad} als falsch markiert. Mit 95 % Konfidenz sind es höchstens {share} von allen.</translation>
    </message>
    <message>
        <source>Only {pairs} pairs were looked at, the last on {when}; none was marked wrong. With 95 % confidence at most {share} of all are.</source>
        <translation>Nur {pairs} Paare wurden angesehen, das letzte am {when}; keines wurde als falsch markiert. Mit 95 % Konfidenz sind es höchstens {share} von allen.</translation>
    </message>
    <message>
        <source>{pairs} pairs were looked at, the last on {when}; none was marked wrong. With 95 % confidence at most {share} of all are.</source>
        <translation>{pairs} Paare wurden angesehen, das letzte am {when}; keines wurde als falsch markiert. Mit 95 % Konfidenz sind es höchstens {share} von allen.</translation>
    </message>
    <message>
        <source>Augmentation may be too strong: hardly anything was learned from images that are changed this much.</source>
        <translation>Die Augmentierung ist vielleicht zu stark: Aus so stark veränderten Bildern wurde kaum etwas gelernt.</translation>
    </message>
    <message>
        <source>{settings}; best {score_name} {score} in {epochs} epochs</source>
        <translation>{settings}; bestes {score_name} {score} in {epochs} Epochen</translation>
    </message>
    <message>
        <source>A class of pixels is lost</source>
        <translation>Eine Klasse von Pixeln geht verloren</translation>
    </message>
    <message>
        <source>Objects of a class are not found</source>
        <translation>Objekte einer Klasse werden nicht gefunden</translation>
    </message>
    <message>
        <source>The masks may belong to other images: they follow nothing in their own, and the network finds little.</source>
        <translation>Die Masken gehören vielleicht zu anderen Bildern: Sie folgen nichts in den eigenen, und das Netz findet wenig.</translation>
    </message>
    <message>
        <source>sensitivity {sensitivity}, specificity {specificity}</source>
        <translation>Sensitivität {sensitivity}, Spezifität {specificity}</translation>
    </message>
    <message>
        <source>{scores}; worked out from them, predicted foreground {predicted} of {true}</source>
        <translation>{scores}; daraus berechnet: vorhergesagter Vordergrund {predicted} von {true}</translation>
    </message>
    <message>
        <source>{scores}</source>
        <translation>{scores}</translation>
    </message>
    <message>
        <source>The network may be giving up the positive class (the foreground): since epoch {epoch} it predicts almost only the negative one.</source>
        <translation>Das Netz gibt vielleicht die positive Klasse (den Vordergrund) auf: Seit Epoche {epoch} sagt es fast nur die negative vorher.</translation>
    </message>
    <message>
        <source>{scores}; worked out from them, predicted positives {predicted} of {true}</source>
        <translation>{scores}; daraus berechnet: vorhergesagte Positive {predicted} von {true}</translation>
    </message>
    <message>
        <source>Train with BCE + Dice. If the loss holds Dice already, look at five pairs whether masks fit their images, then try a lower learning rate.</source>
        <translation>Mit BCE + Dice trainieren. Enthält der Verlust schon Dice, an fünf Paaren ansehen, ob die Masken zu ihren Bildern passen, dann eine niedrigere Lernrate versuchen.</translation>
    </message>
    <message>
        <source>Give the rare class more weight: BCE + Dice for masks, class weights or balanced batches otherwise.</source>
        <translation>Die seltene Klasse stärker gewichten: BCE + Dice bei Masken, sonst Klassengewichte oder ausgewogene Batches.</translation>
    </message>
    <message>
        <source>fewest epochs in a row, or a tenth of the training if that is longer, before the training ends</source>
        <translation>wenigste Epochen in Folge, oder ein Zehntel des Trainings, falls das länger ist, bevor das Training endet</translation>
    </message>
    <message>
        <source>No epoch was recorded</source>
        <translation>Keine Epoche aufgezeichnet</translation>
    </message>
    <message>
        <source>There are settings and no number yet, and nothing was written for {silent}: the first epoch takes long, or the training crashed at its start.</source>
        <translation>Es gibt Einstellungen und noch keine Zahl, und seit {silent} wurde nichts geschrieben: Die erste Epoche dauert lange, oder das Training ist am Anfang abgestürzt.</translation>
    </message>
    <message>
        <source>There are settings and not one number: the training never came to the end of an epoch.</source>
        <translation>Es gibt Einstellungen und keine einzige Zahl: Das Training kam nie ans Ende einer Epoche.</translation>
    </message>
    <message>
        <source>0 of {epochs} epochs, silent for {silent}</source>
        <translation>0 von {epochs} Epochen, still seit {silent}</translation>
    </message>
    <message>
        <source>Trainers write their settings before they open the data and the graphics card. What fails there leaves a folder that looks like a run.</source>
        <translation>Trainingsprogramme schreiben ihre Einstellungen, bevor sie die Daten und die Grafikkarte öffnen. Was dort scheitert, hinterlässt einen Ordner, der wie ein Lauf aussieht.</translation>
    </message>
    <message>
        <source>See what the training&apos;s terminal said last; where it does not run, leave this folder out of the comparison.</source>
        <translation>Ansehen, was das Terminal des Trainings zuletzt sagte; läuft es nicht, diesen Ordner aus dem Vergleich lassen.</translation>
    </message>
    <message>
        <source>val/loss {val_loss}, training loss {train_loss}</source>
        <translation>val/loss {val_loss}, Trainingsverlust {train_loss}</translation>
    </message>
    <message>
        <source>Class numbers may be shifted in a part of the labels: {names}.</source>
        <translation>Die Klassennummern sind in einem Teil der Labels vielleicht verschoben: {names}.</translation>
    </message>
    <message>
        <source>each is called by the next one&apos;s name, the least of them by {least} of its objects; {objects} objects found</source>
        <translation>jede heißt wie die nächste, die geringste bei {least} ihrer Objekte; {objects} Objekte gefunden</translation>
    </message>
    <message>
        <source>Look at labels of these classes from each source of the data set: lists of names that begin at another number shift them all.</source>
        <translation>Labels dieser Klassen aus jeder Quelle des Datensatzes ansehen: Namenslisten, die mit einer anderen Nummer beginnen, verschieben sie alle.</translation>
    </message>
    <message>
        <source>Most pixels are right, and the loss stays above what a sigmoid that is applied twice cannot get below: loss and output may not fit each other.</source>
        <translation>Die meisten Pixel stimmen, und der Verlust bleibt über dem, was eine doppelt angewandte Sigmoid-Funktion nicht unterschreiten kann: Verlust und Ausgabe passen vielleicht nicht zusammen.</translation>
    </message>
    <message>
        <source>The loss is lower than so many wrong pixels can cost: it may take logits for probabilities, and the predictions are not those that it teaches.</source>
        <translation>Der Verlust ist niedriger, als so viele falsche Pixel kosten können: Er nimmt vielleicht Logits für Wahrscheinlichkeiten, und die Vorhersagen sind nicht die, die er lehrt.</translation>
    </message>
    <message>
        <source>{series} {loss}, never below {expected}, with most of the foreground found</source>
        <translation>{series} {loss}, nie unter {expected}, bei größtenteils gefundenem Vordergrund</translation>
    </message>
    <message>
        <source>{series} {loss}, where the wrong pixels alone cost {expected} or more</source>
        <translation>{series} {loss}, wo allein die falschen Pixel {expected} oder mehr kosten</translation>
    </message>
    <message>
        <source>{score_name} was still falling clearly when the training came to its end: more epochs may make it better.</source>
        <translation>{score_name} fiel noch deutlich, als das Training endete: Mehr Epochen machen es vielleicht besser.</translation>
    </message>
    <message>
        <source>{score_name} {score} over the last {count} epochs, a fall of {gain}</source>
        <translation>{score_name} {score} in den letzten {count} Epochen, ein Rückgang um {gain}</translation>
    </message>
</context>
<context>
    <name>definitions</name>
    <message>
        <source>What is predicted on ignored objects and inside of crowds does not count.</source>
        <translation>Was auf ignorierten Objekten und in Mengen vorhergesagt wird, zählt nicht.</translation>
    </message>
    <message>
        <source>Ignored objects and crowds are left out: what is predicted there is wrong.</source>
        <translation>Ignorierte Objekte und Mengen fehlen: Was dort vorhergesagt wird, ist falsch.</translation>
    </message>
    <message>
        <source>Ignored objects excuse any number of predictions, crowds by their IoU.</source>
        <translation>Ignorierte Objekte entschuldigen beliebig viele Vorhersagen, Mengen nach ihrer IoU.</translation>
    </message>
    <message>
        <source>What is predicted on ignored objects does not count.</source>
        <translation>Was auf ignorierten Objekten vorhergesagt wird, zählt nicht.</translation>
    </message>
    <message>
        <source>A prediction whose best object is taken may take the next best.</source>
        <translation>Eine Vorhersage, deren bestes Objekt vergeben ist, darf das nächstbeste nehmen.</translation>
    </message>
    <message>
        <source>A prediction whose best object is taken is a duplicate and takes no other.</source>
        <translation>Eine Vorhersage, deren bestes Objekt vergeben ist, ist doppelt und nimmt kein anderes.</translation>
    </message>
    <message>
        <source>Of objects with the same IoU a prediction goes for the first, not the last.</source>
        <translation>Von Objekten gleicher IoU nimmt eine Vorhersage das erste, nicht das letzte.</translation>
    </message>
    <message>
        <source>Of objects with the same IoU a prediction goes for the last, not the first.</source>
        <translation>Von Objekten gleicher IoU nimmt eine Vorhersage das letzte, nicht das erste.</translation>
    </message>
    <message>
        <source>Precision is averaged at 101 recalls.</source>
        <translation>Precision, gemittelt an 101 Werten des Recalls.</translation>
    </message>
    <message>
        <source>Trapezoids between 101 recalls, and a straight line behind the last hit.</source>
        <translation>Trapeze zwischen 101 Werten des Recalls, hinter dem letzten Treffer eine Gerade.</translation>
    </message>
    <message>
        <source>Trapezoids between 101 recalls, and precision 0 from the last hit on.</source>
        <translation>Trapeze zwischen 101 Werten des Recalls, ab dem letzten Treffer Precision 0.</translation>
    </message>
    <message>
        <source>Precision is averaged at 11 recalls.</source>
        <translation>Precision, gemittelt an 11 Werten des Recalls.</translation>
    </message>
    <message>
        <source>Area under every step of the curve.</source>
        <translation>Fläche unter jeder Stufe der Kurve.</translation>
    </message>
    <message>
        <source>Ultralytics until April 2026</source>
        <translation>Ultralytics bis April 2026</translation>
    </message>
    <message>
        <source>Ultralytics
until 4/2026</source>
        <translation>Ultralytics
bis 4/2026</translation>
    </message>
    <message>
        <source>AP = 1/101 · Σ p(r) over the recalls r = 0.00, 0.01 … 1.00; p(r) is the best precision at recall r or higher. A prediction takes the free object of its class with the highest IoU. Ignored and crowd objects excuse. The first 100 of an image and class count. One hit of two objects: 51/101 = 0.505.</source>
        <translation>AP = 1/101 · Σ p(r) über den Recall r = 0,00, 0,01 … 1,00; p(r) ist die beste Precision bei Recall r oder mehr. Eine Vorhersage nimmt das freie Objekt ihrer Klasse mit der höchsten IoU. Ignorierte Objekte und Mengen entschuldigen. Die ersten 100 eines Bildes und einer Klasse zählen. Ein Treffer bei zwei Objekten: 51/101 = 0,505.</translation>
    </message>
    <message>
        <source>AP = 1/11 · Σ p(r) over the recalls r = 0, 0.1 … 1, at IoU 0.5 of boxes that are one pixel wider and higher. A prediction goes for its best object only. Difficult objects excuse. One hit of two objects: 6/11 = 0.545.</source>
        <translation>AP = 1/11 · Σ p(r) über den Recall r = 0, 0,1 … 1, bei IoU 0,5 von Boxen, die ein Pixel breiter und höher sind. Eine Vorhersage gilt nur ihrem besten Objekt. Schwierige Objekte entschuldigen. Ein Treffer bei zwei Objekten: 6/11 = 0,545.</translation>
    </message>
    <message>
        <source>AP = area under all steps of p(r), at IoU 0.5 of boxes that are one pixel wider and higher. A prediction goes for its best object only. Difficult objects excuse. One hit of two objects: 0.500.</source>
        <translation>AP = Fläche unter allen Stufen von p(r), bei IoU 0,5 von Boxen, die ein Pixel breiter und höher sind. Eine Vorhersage gilt nur ihrem besten Objekt. Schwierige Objekte entschuldigen. Ein Treffer bei zwei Objekten: 0,500.</translation>
    </message>
    <message>
        <source>Ignored objects</source>
        <translation>Ignorierte Objekte</translation>
    </message>
    <message>
        <source>Second choice</source>
        <translation>Zweite Wahl</translation>
    </message>
    <message>
        <source>Limit of 100</source>
        <translation>Grenze von 100</translation>
    </message>
    <message>
        <source>Area of the curve</source>
        <translation>Fläche der Kurve</translation>
    </message>
    <message>
        <source>One pixel more</source>
        <translation>Ein Pixel mehr</translation>
    </message>
    <message>
        <source>Only the first 100 predictions of an image and class count.</source>
        <translation>Nur die ersten 100 Vorhersagen eines Bildes und einer Klasse zählen.</translation>
    </message>
    <message>
        <source>All predictions of an image count, not only the first 100 of a class.</source>
        <translation>Alle Vorhersagen eines Bildes zählen, nicht nur die ersten 100 einer Klasse.</translation>
    </message>
    <message>
        <source>Boxes are measured one pixel wider and higher.</source>
        <translation>Boxen werden ein Pixel breiter und höher gemessen.</translation>
    </message>
    <message>
        <source>Boxes are measured as they are, without a pixel more.</source>
        <translation>Boxen werden gemessen, wie sie sind, ohne ein Pixel mehr.</translation>
    </message>
    <message>
        <source>AP = area by trapezoids under p(r) between the recalls 0.00, 0.01 … 1.00; from the last hit a straight line down to recall 1, precision 0. A prediction goes for its best object only, the most confident gets it. Ignored and crowd objects are left out: what is predicted there is wrong. One hit of two objects: 0.5 + 0.5 · 1/2 = 0.750.</source>
        <translation>AP = Fläche der Trapeze unter p(r) zwischen den Recall-Werten 0,00, 0,01 … 1,00; vom letzten Treffer an eine Gerade hinab zu Recall 1, Precision 0. Eine Vorhersage bekommt nur ihr bestes Objekt, das Objekt die sicherste. Ignorierte Objekte und Mengen (crowd) bleiben außen vor: Was dort vorhergesagt wird, ist falsch. Ein Treffer von zwei Objekten: 0,5 + 0,5 · 1/2 = 0,750.</translation>
    </message>
    <message>
        <source>AP = area by trapezoids under p(r) between the recalls 0.00, 0.01 … 1.00, with precision 0 from the last hit on: never more than 0.995. A prediction goes for its best object only, the most confident gets it. Ignored and crowd objects are left out: what is predicted there is wrong. One hit of two objects: 0.49 + 0.01 · 1/2 = 0.495.</source>
        <translation>AP = Fläche der Trapeze unter p(r) zwischen den Recall-Werten 0,00, 0,01 … 1,00, mit Precision 0 vom letzten Treffer an: nie mehr als 0,995. Eine Vorhersage bekommt nur ihr bestes Objekt, das Objekt die sicherste. Ignorierte Objekte und Mengen (crowd) bleiben außen vor: Was dort vorhergesagt wird, ist falsch. Ein Treffer von zwei Objekten: 0,49 + 0,01 · 1/2 = 0,495.</translation>
    </message>
</context>
<context>
    <name>gg::app::AuditSession</name>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>SARIF (*.sarif)</source>
        <translation>SARIF (*.sarif)</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Repairs are proposed for YOLO labels. Convert the data set to YOLO first.</source>
        <translation>Reparaturen werden für YOLO-Labels vorgeschlagen. Den Datensatz zuerst nach YOLO konvertieren.</translation>
    </message>
    <message>
        <source>Save the repairs as a patch</source>
        <translation>Reparaturen als Patch speichern</translation>
    </message>
    <message>
        <source>Patch (*.patch)</source>
        <translation>Patch (*.patch)</translation>
    </message>
    <message>
        <source>Saved %1, and %1.undo, which takes it back. Apply it in the data set&apos;s folder with: patch -p1 &lt; %1</source>
        <translation>%1 gespeichert, dazu %1.undo, das ihn zurücknimmt. Im Ordner des Datensatzes anwenden mit: patch -p1 &lt; %1</translation>
    </message>
    <message>
        <source>Folder of the repaired copy</source>
        <translation>Ordner der reparierten Kopie</translation>
    </message>
    <message>
        <source>The repaired copy is in %1. Open it to audit it.</source>
        <translation>Die reparierte Kopie liegt in %1. Zum Prüfen diese öffnen.</translation>
    </message>
    <message>
        <source>Compare with an earlier audit</source>
        <translation>Mit einer früheren Prüfung vergleichen</translation>
    </message>
    <message>
        <source>Audit (*.json)</source>
        <translation>Prüfung (*.json)</translation>
    </message>
    <message>
        <source>Export the findings</source>
        <translation>Befunde exportieren</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Augmented samples are shown for data sets with labelled objects.</source>
        <translation>Augmentierte Beispiele gibt es für Datensätze mit gelabelten Objekten.</translation>
    </message>
</context>
<context>
    <name>gg::app::DatasetSession</name>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Making the sample data set</source>
        <translation>Der Beispieldatensatz wird erzeugt</translation>
    </message>
    <message>
        <source>Export the verdicts</source>
        <translation>Urteile exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>The verdicts of this data set cannot be saved; the spot check says why.</source>
        <translation>Die Urteile zu diesem Datensatz können nicht gespeichert werden; die Stichprobe sagt, warum.</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>Bilanz exportieren</translation>
    </message>
</context>
<context>
    <name>gg::app::DesktopNotice</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>gg::app::EvaluationSession</name>
    <message>
        <source>epoch %1: %2</source>
        <translation>Epoche %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s) could not be read: %1</source>
        <translation>
            <numerusform>%n Epoche konnte nicht gelesen werden: %1</numerusform>
            <numerusform>%n Epochen konnten nicht gelesen werden: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Open predictions</source>
        <translation>Vorhersagen öffnen</translation>
    </message>
    <message>
        <source>COCO results (*.json);;All files (*)</source>
        <translation>COCO-Ergebnisse (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of predictions, or a run</source>
        <translation>Einen Ordner mit Vorhersagen oder einen Lauf öffnen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; selects nothing here. Write matrix:TRUTH:PREDICTED, errors:KIND, class:NAME, size:NAME or curve:CLASS:CONFIDENCE.</source>
        <translation>„%1“ wählt hier nichts aus. Möglich sind matrix:TRUTH:PREDICTED, errors:KIND, class:NAME, size:NAME oder curve:CLASS:CONFIDENCE.</translation>
    </message>
    <message>
        <source>These cannot be compared: one is of %1 (%2), the other of %3 (%4).</source>
        <translation>Nicht vergleichbar: Das eine gilt für %1 (%2), das andere für %3 (%4).</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>One of the two has no AP: there is nothing to compare.</source>
        <translation>Eines der beiden hat keine AP: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Mean %1 over images</source>
        <translation>Mittel von %1 über die Bilder</translation>
    </message>
    <message>
        <source>%1 of all pixels</source>
        <translation>%1 aller Pixel</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that only one of them has were left out.</source>
        <translation>
            <numerusform>%n Bild, das nur eine Seite hat, blieb außen vor.</numerusform>
            <numerusform>%n Bilder, die nur eine Seite hat, blieben außen vor.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>These cannot be compared: one finds objects, the other pixels.</source>
        <translation>Das lässt sich nicht vergleichen: Die einen finden Objekte, die anderen Pixel.</translation>
    </message>
    <message>
        <source>These cannot be compared: only one of them has masks. Choose the overlap of boxes above.</source>
        <translation>Das lässt sich nicht vergleichen: Nur eine Seite hat Masken. Wählen Sie oben die Überlappung der Boxen.</translation>
    </message>
    <message>
        <source>No score is defined for both: there is nothing to compare.</source>
        <translation>Kein Wert ist für beide definiert: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; selects nothing here. Of masks write matrix:TRUTH:PREDICTED or class:NAME.</source>
        <translation>„%1“ wählt hier nichts aus. Bei Masken schreiben Sie matrix:TRUTH:PREDICTED oder class:NAME.</translation>
    </message>
    <message>
        <source>An ensemble needs two predictions or more: open others first.</source>
        <translation>Ein Ensemble braucht zwei Vorhersagen oder mehr: zuerst weitere öffnen.</translation>
    </message>
</context>
<context>
    <name>gg::app::LoggedLoader</name>
    <message>
        <source>%1: this is no picture that can be decoded.</source>
        <translation>%1: Das ist kein Bild, das sich dekodieren lässt.</translation>
    </message>
    <message>
        <source>This histogram is empty.</source>
        <translation>Dieses Histogramm ist leer.</translation>
    </message>
</context>
<context>
    <name>gg::app::MainWindow</name>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Browse images and labels (Ctrl+1)</source>
        <translation>Bilder und Labels durchsehen (Strg+1)</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>What is wrong with the labels (Ctrl+2)</source>
        <translation>Was an den Labels nicht stimmt (Strg+2)</translation>
    </message>
    <message>
        <source>Spot check</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Judge 50 pairs by eye (Ctrl+3)</source>
        <translation>50 Paare mit dem Auge beurteilen (Strg+3)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train a network on this data set (Ctrl+4)</source>
        <translation>Ein Netz auf diesem Datensatz trainieren (Strg+4)</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Watch and compare runs (Ctrl+5)</source>
        <translation>Läufe beobachten und vergleichen (Strg+5)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;data.yaml…</source>
        <translation>data.&amp;yaml öffnen…</translation>
    </message>
    <message>
        <source>Add &amp;run…</source>
        <translation>&amp;Lauf hinzufügen…</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Make &amp;sample data set…</source>
        <translation>&amp;Beispieldatensatz erzeugen…</translation>
    </message>
    <message>
        <source>Folder for &amp;new runs…</source>
        <translation>Ordner für &amp;neue Läufe…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tasten…</translation>
    </message>
    <message>
        <source>&amp;About Groundglass</source>
        <translation>&amp;Über Groundglass</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Dataset</source>
        <translation>&amp;Datensatz</translation>
    </message>
    <message>
        <source>&amp;Audit</source>
        <translation>&amp;Prüfung</translation>
    </message>
    <message>
        <source>&amp;Spot check</source>
        <translation>&amp;Stichprobe</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Läufe</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Training is running</source>
        <translation>Ein Training läuft</translation>
    </message>
    <message>
        <source>A training is running. Stop it after this step and quit? It can be resumed from its last checkpoint.</source>
        <translation>Ein Training läuft. Nach diesem Schritt anhalten und beenden? Es lässt sich vom letzten Checkpoint aus fortsetzen.</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Open a data set or runs</source>
        <translation>Datensatz oder Läufe öffnen</translation>
    </message>
    <message>
        <source>Open a data.yaml</source>
        <translation>Eine data.yaml öffnen</translation>
    </message>
    <message>
        <source>Data set descriptions (*.yaml *.yml);;All files (*)</source>
        <translation>Datensatzbeschreibungen (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add a run, or a folder of runs</source>
        <translation>Einen Lauf oder einen Ordner mit Läufen hinzufügen</translation>
    </message>
    <message>
        <source>Segmentation: polyps in an endoscopy-like scene</source>
        <translation>Segmentierung: Polypen in einer endoskopieähnlichen Szene</translation>
    </message>
    <message>
        <source>Detection: vehicles and people from the air</source>
        <translation>Erkennung: Fahrzeuge und Menschen aus der Luft</translation>
    </message>
    <message>
        <source>Make a sample data set</source>
        <translation>Beispieldatensatz erzeugen</translation>
    </message>
    <message>
        <source>What should it show?</source>
        <translation>Was soll er zeigen?</translation>
    </message>
    <message>
        <source>Folder to make it in</source>
        <translation>Ordner, in dem er erzeugt wird</translation>
    </message>
    <message>
        <source>Folder for new runs</source>
        <translation>Ordner für neue Läufe</translation>
    </message>
    <message>
        <source>Groundglass</source>
        <translation>Groundglass</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Data &amp;set</source>
        <translation>Daten&amp;satz</translation>
    </message>
    <message>
        <source>&amp;Convert…</source>
        <translation>&amp;Konvertieren…</translation>
    </message>
    <message>
        <source>&amp;Split…</source>
        <translation>&amp;Aufteilen…</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Hold predictions against the truth (Ctrl+6)</source>
        <translation>Vorhersagen an der Ground Truth messen (Strg+6)</translation>
    </message>
    <message>
        <source>Open &amp;predictions…</source>
        <translation>&amp;Vorhersagen öffnen…</translation>
    </message>
    <message>
        <source>Open predictions in a fo&amp;lder…</source>
        <translation>Vorhersageo&amp;rdner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>Aus&amp;werten</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Abbildungen</translation>
    </message>
    <message>
        <source>Compose figures for papers (Ctrl+7)</source>
        <translation>Abbildungen für Veröffentlichungen zusammenstellen (Strg+7)</translation>
    </message>
    <message>
        <source>F&amp;igures</source>
        <translation>A&amp;bbildungen</translation>
    </message>
    <message>
        <source>Write the table of runs</source>
        <translation>Tabelle der Läufe schreiben</translation>
    </message>
    <message>
        <source>Tables (*.%1);;All files (*)</source>
        <translation>Tabellen (*.%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open &amp;workspace…</source>
        <translation>&amp;Arbeitsbereich öffnen…</translation>
    </message>
    <message>
        <source>Sa&amp;ve workspace</source>
        <translation>Arbeitsbereich &amp;speichern</translation>
    </message>
    <message>
        <source>Save workspace &amp;as…</source>
        <translation>Arbeitsbereich speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Workspaces (*.%1);;All files (*)</source>
        <translation>Arbeitsbereiche (*.%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the workspace</source>
        <translation>Den Arbeitsbereich speichern</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Einen Arbeitsbereich öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) of this workspace could not be opened and stay in it: %1</source>
        <translation>
            <numerusform>%n Lauf dieses Arbeitsbereichs ließ sich nicht öffnen und bleibt darin: %1</numerusform>
            <numerusform>%n Läufe dieses Arbeitsbereichs ließen sich nicht öffnen und bleiben darin: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Add &amp;logs of runs…</source>
        <translation>&amp;Protokolle von Läufen hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Names of series…</source>
        <translation>&amp;Namen der Reihen…</translation>
    </message>
    <message>
        <source>%1 does not answer. The run is shown when it does.</source>
        <translation>%1 antwortet nicht. Der Lauf wird gezeigt, sobald Antwort kommt.</translation>
    </message>
    <message>
        <source>Add logs of runs</source>
        <translation>Protokolle von Läufen hinzufügen</translation>
    </message>
    <message>
        <source>Logs (*.csv *.json *.jsonl *.log *.txt *tfevents*);;All files (*)</source>
        <translation>Protokolle (*.csv *.json *.jsonl *.log *.txt *tfevents*);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>R&amp;ules of verdicts…</source>
        <translation>&amp;Regeln der Befunde…</translation>
    </message>
    <message>
        <source>Notif&amp;y of errors in runs</source>
        <translation>&amp;Fehler in Läufen melden</translation>
    </message>
    <message>
        <source>The desktop tells of a verdict of error severity while this window is not looked at</source>
        <translation>Der Desktop meldet einen Befund vom Schweregrad Fehler, während dieses Fenster nicht im Blick ist</translation>
    </message>
</context>
<context>
    <name>gg::app::ModelSession</name>
    <message>
        <source>least sure first, by %1 of %2</source>
        <translation>die unsichersten zuerst, nach %1 von %2</translation>
    </message>
</context>
<context>
    <name>gg::app::PathOpening</name>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <translation>
            <numerusform>%1 Und %n weiteres.</numerusform>
            <numerusform>%1 Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: no run was found here or in the folders below. Looked for run.yaml, results.csv, args.yaml, event files of TensorBoard, logs as CSV or JSON lines. Choose the folder that a trainer wrote, or one of these files.</source>
        <translation>%1: Weder hier noch in den Ordnern darunter wurde ein Lauf gefunden. Gesucht wurden run.yaml, results.csv, args.yaml, Ereignisdateien von TensorBoard und Protokolle als CSV oder JSON-Zeilen. Wählen Sie den Ordner, den ein Trainer geschrieben hat, oder eine dieser Dateien.</translation>
    </message>
</context>
<context>
    <name>gg::app::RunComparing</name>
    <message>
        <source>Reading predictions</source>
        <translation>Vorhersagen werden gelesen</translation>
    </message>
</context>
<context>
    <name>gg::app::RunKeeping</name>
    <message>
        <source>Notes and tags of runs are not kept: %1 is damaged. Repair it or move it away.</source>
        <translation>Notizen und Tags von Läufen werden nicht gespeichert: %1 ist beschädigt. Die Datei reparieren oder verschieben.</translation>
    </message>
</context>
<context>
    <name>gg::app::ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Switch to a page</source>
        <translation>Zu einer Seite wechseln</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Einen Ordner öffnen</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>Einen Lauf hinzufügen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Spot check</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Open predictions</source>
        <translation>Vorhersagen öffnen</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Abbildungen</translation>
    </message>
</context>
<context>
    <name>gg::app::SweepSession</name>
    <message>
        <source>Open a sweep</source>
        <translation>Versuchsreihe öffnen</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml)</source>
        <translation>YAML (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Save the sweep</source>
        <translation>Versuchsreihe speichern</translation>
    </message>
    <message>
        <source>YAML (*.yaml)</source>
        <translation>YAML (*.yaml)</translation>
    </message>
    <message>
        <source>Continue a sweep</source>
        <translation>Versuchsreihe fortsetzen</translation>
    </message>
    <message>
        <source>A training is running. Stop it, or wait until it is done.</source>
        <translation>Ein Training läuft. Halten Sie es an oder warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>CSV (*.csv);;LaTeX (*.tex);;Markdown (*.md)</source>
        <translation>CSV (*.csv);;LaTeX (*.tex);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation>Abbildung speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;SVG (*.svg);;PNG (*.png)</source>
        <translation>PDF (*.pdf);;SVG (*.svg);;PNG (*.png)</translation>
    </message>
    <message>
        <source>Stopped at a verdict: %1.</source>
        <translation>Bei einem Befund angehalten: %1.</translation>
    </message>
    <message>
        <source>The sweep is stopped at a verdict on %1: %2. It can be continued on the train page.</source>
        <translation>Die Versuchsreihe wurde bei einem Befund zu %1 angehalten: %2. Auf der Seite „Trainieren“ lässt sie sich fortsetzen.</translation>
    </message>
    <message>
        <source>%1 is stopped at a verdict: %2. The sweep goes on with its next run.</source>
        <translation>%1 wurde bei einem Befund angehalten: %2. Die Versuchsreihe geht mit dem nächsten Lauf weiter.</translation>
    </message>
    <message>
        <source>The sweep pauses at a verdict on %1: %2. Go on or stop it on the train page.</source>
        <translation>Die Versuchsreihe pausiert bei einem Befund zu %1: %2. Auf der Seite „Trainieren“ fortsetzen oder anhalten.</translation>
    </message>
</context>
<context>
    <name>gg::app::TrainingSession</name>
    <message>
        <source>This installation has no training library: install the package with LibTorch to train.</source>
        <translation>Dieser Installation fehlt die Trainingsbibliothek: Installieren Sie das Paket mit LibTorch, um zu trainieren.</translation>
    </message>
    <message>
        <source>Open a training configuration</source>
        <translation>Trainingskonfiguration öffnen</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml)</source>
        <translation>YAML (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Save the training configuration</source>
        <translation>Trainingskonfiguration speichern</translation>
    </message>
    <message>
        <source>YAML (*.yaml)</source>
        <translation>YAML (*.yaml)</translation>
    </message>
    <message>
        <source>A training is running. Stop it, or wait until it is done, and then continue this one.</source>
        <translation>Es läuft schon ein Training. Halten Sie es an oder warten Sie, bis es fertig ist, und setzen Sie dann dieses fort.</translation>
    </message>
    <message>
        <source>Timing the network on one image…</source>
        <translation>Laufzeit des Netzes auf einem Bild wird gemessen…</translation>
    </message>
    <message>
        <source>Timing two steps of the training…</source>
        <translation>Laufzeit zweier Trainingsschritte wird gemessen…</translation>
    </message>
    <message>
        <source>%1 is stopped at a verdict: %2. It can be continued from its last checkpoint.</source>
        <translation>%1 wurde bei einem Befund angehalten: %2. Fortsetzen ist vom letzten Checkpoint aus möglich.</translation>
    </message>
    <message>
        <source>%1 pauses at a verdict: %2. Go on or stop it on the train page.</source>
        <translation>%1 pausiert bei einem Befund: %2. Auf der Seite „Trainieren“ fortsetzen oder anhalten.</translation>
    </message>
</context>
<context>
    <name>gg::app::VerdictSession</name>
    <message>
        <source>Import rules</source>
        <translation>Regeln importieren</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml)</source>
        <translation>YAML (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>Regeln exportieren</translation>
    </message>
    <message>
        <source>YAML (*.yaml)</source>
        <translation>YAML (*.yaml)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>run: verdict</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gg::app::VocabularySession</name>
    <message>
        <source>Import names of series</source>
        <translation>Namen der Reihen importieren</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml)</source>
        <translation>YAML (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Export names of series</source>
        <translation>Namen der Reihen exportieren</translation>
    </message>
    <message>
        <source>YAML (*.yaml)</source>
        <translation>YAML (*.yaml)</translation>
    </message>
</context>
<context>
    <name>gg::widgets</name>
    <message>
        <source>class %1 (no name)</source>
        <translation>Klasse %1 (ohne Namen)</translation>
    </message>
</context>
<context>
    <name>gg::widgets::AuditPage</name>
    <message numerus="yes">
        <source>%Ln pair(s) of image and mask</source>
        <translation>
            <numerusform>%Ln Paar aus Bild und Maske</numerusform>
            <numerusform>%Ln Paare aus Bild und Maske</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es)</source>
        <translation>
            <numerusform>%Ln Box</numerusform>
            <numerusform>%Ln Boxen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) would be dropped by Ultralytics</source>
        <translation>
            <numerusform>%Ln Bild ließe Ultralytics weg</numerusform>
            <numerusform>%Ln Bilder ließe Ultralytics weg</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>boxes in images</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1: no errors, no warnings.</source>
        <translation>%1: keine Fehler, keine Warnungen.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>errors, warnings</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>errors and warnings; what Ultralytics drops</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>what there is: what is wrong with it</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Open a data set to audit its labels.</source>
        <translation>Öffnen Sie einen Datensatz, um seine Labels zu prüfen.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>This data set has not been audited yet.</source>
        <translation>Dieser Datensatz wurde noch nicht geprüft.</translation>
    </message>
    <message>
        <source>Run the audit</source>
        <translation>Prüfung starten</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Neu prüfen</translation>
    </message>
    <message>
        <source>Run the audit again (R)</source>
        <translation>Die Prüfung noch einmal laufen lassen (R)</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Filter by file or text</source>
        <translation>Nach Datei oder Text filtern</translation>
    </message>
    <message>
        <source>Show only findings that contain this (/)</source>
        <translation>Nur Befunde zeigen, die dies enthalten (/)</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>No rule found anything in this data set.</source>
        <translation>Keine Regel hat in diesem Datensatz etwas gefunden.</translation>
    </message>
    <message>
        <source>%1
No rule found anything in this data set.</source>
        <translation>%1
Keine Regel hat in diesem Datensatz etwas gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>Auditing: %Ln finding(s) so far.</source>
        <translation>
            <numerusform>Prüfung läuft: bisher %Ln Befund.</numerusform>
            <numerusform>Prüfung läuft: bisher %Ln Befunde.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The audit was not finished: %Ln finding(s), and there may be more.</source>
        <translation>
            <numerusform>Die Prüfung wurde nicht beendet: %Ln Befund, vielleicht gibt es mehr.</numerusform>
            <numerusform>Die Prüfung wurde nicht beendet: %Ln Befunde, vielleicht gibt es mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Auditing</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <source>Up, Down or A, D</source>
        <translation>Auf, Ab oder A, D</translation>
    </message>
    <message>
        <source>previous and next finding</source>
        <translation>voriger und nächster Befund</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>show the pair on the dataset page</source>
        <translation>das Paar auf der Datensatzseite zeigen</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>add the pair to the spot check</source>
        <translation>das Paar in die Stichprobe aufnehmen</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>filter the findings</source>
        <translation>die Befunde filtern</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>run the audit again</source>
        <translation>noch einmal prüfen</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>labels on and off</source>
        <translation>Labels ein und aus</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>fit the picture</source>
        <translation>das Bild einpassen</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>zoom to the next object</source>
        <translation>auf das nächste Objekt zoomen</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln…</translation>
    </message>
    <message>
        <source>Thresholds, and which rules are run (T)</source>
        <translation>Schwellwerte, und welche Regeln laufen (T)</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren…</translation>
    </message>
    <message>
        <source>Propose repairs as a patch or a repaired copy (P)</source>
        <translation>Reparaturen als Patch oder reparierte Kopie vorschlagen (P)</translation>
    </message>
    <message>
        <source>Findings as JSON…</source>
        <translation>Befunde als JSON…</translation>
    </message>
    <message>
        <source>Findings as CSV…</source>
        <translation>Befunde als CSV…</translation>
    </message>
    <message>
        <source>Findings as SARIF…</source>
        <translation>Befunde als SARIF…</translation>
    </message>
    <message>
        <source>Report as one HTML page…</source>
        <translation>Bericht als eine HTML-Seite…</translation>
    </message>
    <message>
        <source>Compare with an earlier audit…</source>
        <translation>Mit einer früheren Prüfung vergleichen…</translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln finding(s)</source>
        <translation>
            <numerusform>%Ln Befund akzeptieren</numerusform>
            <numerusform>%Ln Befunde akzeptieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Why may this stand? Whoever reads the list next wants to know.</source>
        <translation>Warum darf das so bleiben? Wer die Liste als Nächstes liest, will es wissen.</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>accept the selected findings, or take it back</source>
        <translation>die gewählten Befunde akzeptieren oder das zurücknehmen</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Strg+Z</translation>
    </message>
    <message>
        <source>undo the last acceptance</source>
        <translation>das letzte Akzeptieren rückgängig machen</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>flicker between two pictures that are alike</source>
        <translation>zwischen zwei ähnlichen Bildern hin und her wechseln</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>thresholds and rules</source>
        <translation>Schwellwerte und Regeln</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>propose repairs</source>
        <translation>Reparaturen vorschlagen</translation>
    </message>
    <message>
        <source>export the findings, compare audits</source>
        <translation>die Befunde exportieren, Prüfungen vergleichen</translation>
    </message>
    <message>
        <source>Before training…</source>
        <translation>Vor dem Training…</translation>
    </message>
    <message>
        <source>What model, size and schedule this data set calls for (B)</source>
        <translation>Welches Modell, welche Größe und welchen Zeitplan dieser Datensatz verlangt (B)</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>what to know before training</source>
        <translation>was vor dem Training zu wissen ist</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Save the findings, compare them with an earlier audit, look at augmented samples (E)</source>
        <translation>Befunde speichern, mit einer früheren Prüfung vergleichen, augmentierte Beispiele ansehen (E)</translation>
    </message>
    <message>
        <source>Augmented samples…</source>
        <translation>Augmentierte Beispiele…</translation>
    </message>
</context>
<context>
    <name>gg::widgets::AugmentationDialog</name>
    <message>
        <source>Augmented samples</source>
        <translation>Augmentierte Beispiele</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>The sample before (A)</source>
        <translation>Das vorige Beispiel (A)</translation>
    </message>
    <message>
        <source>Another sample</source>
        <translation>Anderes Beispiel</translation>
    </message>
    <message>
        <source>The next sample (D or Space)</source>
        <translation>Das nächste Beispiel (D oder Leertaste)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Making a sample…</source>
        <translation>Beispiel wird erzeugt…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) kept</source>
        <translation>
            <numerusform>%Ln Label bleibt</numerusform>
            <numerusform>%Ln Labels bleiben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln under 8 px</source>
        <translation>
            <numerusform>%Ln unter 8 px</numerusform>
            <numerusform>%Ln unter 8 px</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dropped although visible</source>
        <translation>
            <numerusform>%Ln fällt weg, obwohl sichtbar</numerusform>
            <numerusform>%Ln fallen weg, obwohl sichtbar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::AvailablePanels</name>
    <message>
        <source>Panels</source>
        <translation>Panels</translation>
    </message>
    <message>
        <source>What the runs can be shown as</source>
        <translation>Als was sich die Läufe zeigen lassen</translation>
    </message>
    <message>
        <source>Drag onto the page, or press Enter</source>
        <translation>Auf die Seite ziehen oder Eingabe drücken</translation>
    </message>
    <message>
        <source>What a run has is listed here: curves, results, snapshots.

Curves and matrices of predictions come from the page Evaluate: Export…, then Add to figure.</source>
        <translation>Hier steht, was ein Lauf hat: Kurven, Ergebnisse, Momentaufnahmen.

Kurven und Matrizen von Vorhersagen kommen von der Seite „Auswerten“: „Exportieren…“, dann „Zur Abbildung hinzufügen“.</translation>
    </message>
    <message>
        <source>Add r&amp;un…</source>
        <translation>La&amp;uf hinzufügen…</translation>
    </message>
    <message>
        <source>Open the folder of a run, or of several, of this or of another tool</source>
        <translation>Den Ordner eines Laufs oder mehrerer Läufe öffnen, von diesem oder einem anderen Werkzeug</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Table of results</source>
        <translation>Ergebnistabelle</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <source>Matrices of pixels</source>
        <translation>Pixelmatrizen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::Banner</name>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CaseGrid</name>
    <message>
        <source>Objects behind the selection</source>
        <translation>Objekte hinter der Auswahl</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>kein Bild</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CaseModel</name>
    <message>
        <source>truth: %1</source>
        <translation>Ground Truth: %1</translation>
    </message>
    <message>
        <source>predicted: %1, confidence %2</source>
        <translation>vorhergesagt: %1, Konfidenz %2</translation>
    </message>
    <message>
        <source>IoU %1</source>
        <translation>IoU %1</translation>
    </message>
    <message>
        <source>IoU below %1</source>
        <translation>IoU unter %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CaseOverlay</name>
    <message>
        <source>%1, ignored</source>
        <translation>%1, ignoriert</translation>
    </message>
    <message>
        <source>FN %1</source>
        <translation>FN %1</translation>
    </message>
    <message>
        <source> · IoU %1</source>
        <translation> · IoU %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CasePanel</name>
    <message>
        <source>Show in &amp;Dataset</source>
        <translation>Im Datensatz &amp;zeigen</translation>
    </message>
    <message>
        <source>Show exactly these images on the Dataset page (D)</source>
        <translation>Genau diese Bilder auf der Datensatzseite zeigen (D)</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Ground Truth</translation>
    </message>
    <message>
        <source>Show what is labelled (G)</source>
        <translation>Zeigen, was gelabelt ist (G)</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Show what is predicted (P)</source>
        <translation>Zeigen, was vorhergesagt ist (P)</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Zoom to the object (Z)</source>
        <translation>Auf das Objekt zoomen (Z)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit the picture (F)</source>
        <translation>Das Bild einpassen (F)</translation>
    </message>
    <message>
        <source>Previous and next object behind the selection</source>
        <translation>Voriges und nächstes Objekt hinter der Auswahl</translation>
    </message>
    <message>
        <source>Overlays on and off</source>
        <translation>Überlagerung ein und aus</translation>
    </message>
    <message>
        <source>What is labelled on and off</source>
        <translation>Gelabeltes ein und aus</translation>
    </message>
    <message>
        <source>Predictions on and off</source>
        <translation>Vorhersagen ein und aus</translation>
    </message>
    <message>
        <source>Zoom to the object, fit the picture</source>
        <translation>Auf das Objekt zoomen, das Bild einpassen</translation>
    </message>
    <message>
        <source>Show these images on the Dataset page</source>
        <translation>Diese Bilder auf der Datensatzseite zeigen</translation>
    </message>
    <message>
        <source>The images behind your click</source>
        <translation>Die Bilder hinter dem Klick</translation>
    </message>
    <message>
        <source>Click a cell of the matrix, a bar, a point of a curve or a class: its images are shown here, worst first.</source>
        <translation>Klicken Sie auf eine Zelle der Matrix, einen Balken, einen Punkt einer Kurve oder eine Klasse: Die Bilder dazu erscheinen hier, die schlechtesten zuerst.</translation>
    </message>
    <message>
        <source>No object is behind this where the sliders stand.</source>
        <translation>Bei dieser Stellung der Schieberegler steht kein Objekt dahinter.</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 von %2 · %3</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ChartBar</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic values, except of shares</source>
        <translation>Logarithmische Werte, außer bei Anteilen</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>Leave outliers out of the view; triangles at the edge mark them</source>
        <translation>Ausreißer aus der Ansicht lassen; Dreiecke am Rand zeigen sie an</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Steps of the learning rate, end of the warm-up, closing of the mosaic, best checkpoint and verdicts</source>
        <translation>Stufen der Lernrate, Ende der Aufwärmphase, Ende des Mosaiks, bester Checkpoint und Urteile</translation>
    </message>
    <message>
        <source>Search charts</source>
        <translation>Diagramme suchen</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Time since start</source>
        <translation>Zeit seit Beginn</translation>
    </message>
    <message>
        <source>What x is</source>
        <translation>Was x ist</translation>
    </message>
    <message>
        <source>What x is, in all charts</source>
        <translation>Was x ist, in allen Diagrammen</translation>
    </message>
    <message>
        <source>S&amp;mooth</source>
        <translation>Glä&amp;tten</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Debiased exponential moving average over all points, in front of the curve itself. The number is the weight of the past.</source>
        <translation>Exponentieller gleitender Mittelwert ohne Anfangsverzerrung über alle Punkte, vor der Kurve selbst. Die Zahl ist das Gewicht der Vergangenheit.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Show everything again in all charts (0 in one of them)</source>
        <translation>In allen Diagrammen wieder alles zeigen (0 in einem davon)</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ChartBuilder</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>train, step</source>
        <translation>Training, Schritt</translation>
    </message>
    <message>
        <source>train, epoch</source>
        <translation>Training, Epoche</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Sensitivity and specificity</source>
        <translation>Sensitivität und Spezifität</translation>
    </message>
    <message>
        <source>share of pixels</source>
        <translation>Anteil der Pixel</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Dice and IoU</source>
        <translation>Dice und IoU</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Foreground share</source>
        <translation>Vordergrundanteil</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Ground Truth</translation>
    </message>
    <message>
        <source>Pixel accuracy</source>
        <translation>Pixelgenauigkeit</translation>
    </message>
    <message>
        <source>pixel accuracy</source>
        <translation>Pixelgenauigkeit</translation>
    </message>
    <message>
        <source>Probe batch</source>
        <translation>Mess-Batch</translation>
    </message>
    <message>
        <source>predicted foreground</source>
        <translation>vorhergesagter Vordergrund</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>all background would score</source>
        <translation>nur Hintergrund erreichte</translation>
    </message>
    <message>
        <source>there is no chart named &quot;%1&quot;; the charts are %2</source>
        <translation>es gibt kein Diagramm namens „%1“; die Diagramme sind %2</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>No run is shown.</source>
        <translation>Es wird kein Lauf gezeigt.</translation>
    </message>
    <message>
        <source>Nothing was written for this chart yet.</source>
        <translation>Für dieses Diagramm wurde noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>backbone</source>
        <translation>Backbone</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>Neck</translation>
    </message>
    <message>
        <source>head, boxes</source>
        <translation>Kopf, Boxen</translation>
    </message>
    <message>
        <source>head, classes</source>
        <translation>Kopf, Klassen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>gap %1</source>
        <translation>Abstand %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Box loss</source>
        <translation>Box-Verlust</translation>
    </message>
    <message>
        <source>Class loss</source>
        <translation>Klassenverlust</translation>
    </message>
    <message>
        <source>DFL loss</source>
        <translation>DFL-Verlust</translation>
    </message>
    <message>
        <source>mAP50 and mAP50-95</source>
        <translation>mAP50 und mAP50-95</translation>
    </message>
    <message>
        <source>average precision</source>
        <translation>Average Precision</translation>
    </message>
    <message>
        <source>mAP50</source>
        <translation>mAP50</translation>
    </message>
    <message>
        <source>mAP50-95</source>
        <translation>mAP50-95</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>Precision und Recall</translation>
    </message>
    <message>
        <source>share of boxes</source>
        <translation>Anteil der Boxen</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>AP50-95 by class</source>
        <translation>AP50-95 nach Klasse</translation>
    </message>
    <message>
        <source>Boxes in a picture</source>
        <translation>Boxen je Bild</translation>
    </message>
    <message>
        <source>boxes</source>
        <translation>Boxen</translation>
    </message>
    <message>
        <source>Mean area of boxes</source>
        <translation>Mittlere Fläche der Boxen</translation>
    </message>
    <message>
        <source>area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Gradient norm before clipping</source>
        <translation>Gradientennorm vor dem Clipping</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Gradients by group</source>
        <translation>Gradienten nach Gruppe</translation>
    </message>
    <message>
        <source>RMS of gradients</source>
        <translation>RMS der Gradienten</translation>
    </message>
    <message>
        <source>Updates by group</source>
        <translation>Aktualisierungen nach Gruppe</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Waiting for data</source>
        <translation>Warten auf Daten</translation>
    </message>
    <message>
        <source>share of the time</source>
        <translation>Anteil der Zeit</translation>
    </message>
    <message>
        <source>Time of an epoch</source>
        <translation>Dauer einer Epoche</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>whole epoch</source>
        <translation>ganze Epoche</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Boxes predicted against true</source>
        <translation>Boxen: Vorhersage und Ground Truth</translation>
    </message>
    <message>
        <source>Gradients and learning rate</source>
        <translation>Gradienten und Lernrate</translation>
    </message>
    <message>
        <source>Speed and memory</source>
        <translation>Tempo und Speicher</translation>
    </message>
    <message>
        <source>update ÷ weight (RMS)</source>
        <translation>Änderung ÷ Gewicht (RMS)</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Further series</source>
        <translation>Weitere Reihen</translation>
    </message>
    <message>
        <source>Further series: %1</source>
        <translation>Weitere Reihen: %1</translation>
    </message>
    <message>
        <source>time since the start</source>
        <translation>Zeit seit Beginn</translation>
    </message>
    <message>
        <source>h:min</source>
        <translation>h:min</translation>
    </message>
    <message>
        <source>%1 does not tell steps here.</source>
        <translation>%1 gibt hier keine Schritte an.</translation>
    </message>
    <message>
        <source>%1 does not tell times of day here.</source>
        <translation>%1 gibt hier keine Uhrzeiten an.</translation>
    </message>
    <message>
        <source>%1 does not tell times here.</source>
        <translation>%1 gibt hier keine Zeiten an.</translation>
    </message>
    <message>
        <source>%1 does not tell epochs here.</source>
        <translation>%1 gibt hier keine Epochen an.</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>run: column (file)</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>%1: the same in %2 (%3)</source>
        <comment>run: column (file)</comment>
        <translation>%1: dasselbe in %2 (%3)</translation>
    </message>
    <message>
        <source>Place loss (x, y)</source>
        <translation>Positionsverlust (x, y)</translation>
    </message>
    <message>
        <source>Size loss (w, h)</source>
        <translation>Größenverlust (w, h)</translation>
    </message>
    <message>
        <source>Objectness loss, matched boxes</source>
        <translation>Objektheit-Verlust, zugeordnete Boxen</translation>
    </message>
    <message>
        <source>Objectness loss, the rest</source>
        <translation>Objektheit-Verlust, übrige Boxen</translation>
    </message>
    <message>
        <source>%1, + 1 standard deviation</source>
        <translation>%1, + 1 Standardabweichung</translation>
    </message>
    <message>
        <source>%1, − 1 standard deviation</source>
        <translation>%1, − 1 Standardabweichung</translation>
    </message>
    <message>
        <source>the runs have no values for the chart &quot;%1&quot;, nor for any other</source>
        <translation>die Läufe haben weder für das Diagramm „%1“ noch für ein anderes Werte</translation>
    </message>
    <message>
        <source>the runs have no values for the chart &quot;%1&quot;; they have them for %2</source>
        <translation>die Läufe haben keine Werte für das Diagramm „%1“; sie haben welche für %2</translation>
    </message>
    <message>
        <source>objectness</source>
        <translation>Objektheit</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>zugeordnet</translation>
    </message>
    <message>
        <source>unmatched</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message>
        <source>Objectness, stride 8</source>
        <translation>Objektheit, Stride 8</translation>
    </message>
    <message>
        <source>Objectness, stride 16</source>
        <translation>Objektheit, Stride 16</translation>
    </message>
    <message>
        <source>Objectness, stride 32</source>
        <translation>Objektheit, Stride 32</translation>
    </message>
    <message>
        <source>Dead channels by group</source>
        <translation>Tote Kanäle nach Gruppe</translation>
    </message>
    <message>
        <source>share of channels</source>
        <translation>Anteil der Kanäle</translation>
    </message>
    <message>
        <source>Inner signals</source>
        <translation>Innere Signale</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ChartLegend</name>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ChartPainting</name>
    <message>
        <source>no values</source>
        <translation>keine Werte</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ChartView</name>
    <message>
        <source>%1 (smoothed %2)</source>
        <translation>%1 (geglättet %2)</translation>
    </message>
    <message numerus="yes">
        <source>, %1 to %2 in %n point(s)</source>
        <translation>
            <numerusform>, %1 bis %2 in %n Punkt</numerusform>
            <numerusform>, %1 bis %2 in %n Punkten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ChartWall</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Show or hide these charts</source>
        <translation>Diese Diagramme ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Which classes are drawn</source>
        <translation>Welche Klassen gezeichnet werden</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write this chart as a figure for a paper (E)</source>
        <translation>Dieses Diagramm als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message numerus="yes">
        <source>the worst of %n class(es)</source>
        <translation>
            <numerusform>die schlechteste von %n Klasse</numerusform>
            <numerusform>die schlechtesten von %n Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>The worst</source>
        <translation>Die schlechtesten</translation>
    </message>
    <message>
        <source>mAP50 − mAP50-95 at the cursor: what is lost where boxes have to fit well. A large gap: objects are found, but their boxes are loose.</source>
        <translation>mAP50 − mAP50-95 am Cursor: was verloren geht, wo Boxen gut sitzen müssen. Ein großer Abstand: Objekte werden gefunden, aber ihre Boxen sitzen lose.</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>No run is shown.</source>
        <translation>Kein Lauf wird gezeigt.</translation>
    </message>
    <message>
        <source>Nothing was written yet.</source>
        <translation>Es wurde noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>No chart or column is called “%1”.</source>
        <translation>Kein Diagramm und keine Spalte heißt „%1“.</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Keep this chart at the top</source>
        <translation>Dieses Diagramm oben behalten</translation>
    </message>
    <message>
        <source>Dragging moves the epoch, the right button draws a box to zoom into, Ctrl and the wheel zoom (over the y axis: y), Shift and dragging pans, a double click shows everything.</source>
        <translation>Ziehen bewegt die Epoche, die rechte Taste zieht einen Rahmen zum Vergrößern auf, Strg und Rad zoomen (über der y-Achse: y), Umschalt und Ziehen verschiebt, ein Doppelklick zeigt alles.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) left out</source>
        <translation>
            <numerusform>%n Lauf ausgelassen</numerusform>
            <numerusform>%n Läufe ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln Punkt</numerusform>
            <numerusform>%Ln Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are reachable: of each column of pixels the first, the last, the lowest and the highest are drawn.</source>
        <translation>Alle sind erreichbar: Von jeder Pixelspalte werden der erste, der letzte, der niedrigste und der höchste gezeichnet.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CheckListView</name>
    <message>
        <source>Check list</source>
        <translation>Checkliste</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>The run whose list it is</source>
        <translation>Der Lauf, zu dem die Liste gehört</translation>
    </message>
    <message>
        <source>The list is there with the run&apos;s first numbers.</source>
        <translation>Die Liste erscheint mit den ersten Zahlen des Laufs.</translation>
    </message>
    <message>
        <source>%1 in order, %2 not in order, %3 not known</source>
        <translation>%1 in Ordnung, %2 nicht in Ordnung, %3 nicht bekannt</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>On the page %1</source>
        <translation>Auf der Seite „%1“</translation>
    </message>
    <message>
        <source>Look on the page %1</source>
        <translation>Auf der Seite „%1“ ansehen</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ClassMasks</name>
    <message>
        <source>right class</source>
        <translation>richtige Klasse</translation>
    </message>
    <message>
        <source>wrong class</source>
        <translation>falsche Klasse</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>keine Klasse</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ClassScoreModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>AP50 is %1, although %n objects are labelled: the mean of %2 hides it. Look at the images behind this row.</source>
        <translation>
            <numerusform>Die AP50 ist %1, obwohl %n Objekt gelabelt ist: Der Mittelwert von %2 verbirgt das. Die Bilder hinter dieser Zeile ansehen.</numerusform>
            <numerusform>Die AP50 ist %1, obwohl %n Objekte gelabelt sind: Der Mittelwert von %2 verbirgt das. Die Bilder hinter dieser Zeile ansehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>Undefined: no object of this class is labelled here.</source>
        <translation>Undefiniert: Hier ist kein Objekt dieser Klasse gelabelt.</translation>
    </message>
    <message>
        <source>Undefined: nothing was predicted as this class.</source>
        <translation>Undefiniert: Nichts wurde als diese Klasse vorhergesagt.</translation>
    </message>
    <message>
        <source>Undefined: no detection of this class has this confidence.</source>
        <translation>Undefiniert: Keine Detektion dieser Klasse hat diese Konfidenz.</translation>
    </message>
    <message>
        <source>Undefined: no detection is right, or no object is labelled.</source>
        <translation>Undefiniert: Keine Detektion ist richtig, oder kein Objekt ist gelabelt.</translation>
    </message>
    <message>
        <source>At no confidence %1 of the detections are right.</source>
        <translation>Bei keiner Konfidenz sind %1 der Detektionen richtig.</translation>
    </message>
    <message>
        <source>Undefined: no detection with this confidence is right.</source>
        <translation>Undefiniert: Keine Detektion mit dieser Konfidenz ist richtig.</translation>
    </message>
    <message>
        <source>Undefined for this class.</source>
        <translation>Für diese Klasse undefiniert.</translation>
    </message>
    <message>
        <source>F1 is %1 there</source>
        <translation>F1 ist dort %1</translation>
    </message>
    <message>
        <source>%1 of the objects are still found there</source>
        <translation>%1 der Objekte werden dort noch gefunden</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Enter or a click shows its objects</source>
        <translation>Eingabe oder ein Klick zeigt ihre Objekte</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>GT</translation>
    </message>
    <message>
        <source>Labelled objects that count</source>
        <translation>Gelabelte Objekte, die zählen (Ground Truth)</translation>
    </message>
    <message>
        <source>Pred.</source>
        <translation>Vorh.</translation>
    </message>
    <message>
        <source>Detections of any confidence</source>
        <translation>Detektionen jeder Konfidenz</translation>
    </message>
    <message>
        <source>AP50-95</source>
        <translation>AP50-95</translation>
    </message>
    <message>
        <source>COCO&apos;s average precision, mean over IoU 0.50 to 0.95; whatever the thresholds</source>
        <translation>Average Precision nach COCO, Mittel über IoU 0,50 bis 0,95; unabhängig von den Schwellwerten</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>COCO&apos;s average precision at IoU 0.50; whatever the thresholds</source>
        <translation>Average Precision nach COCO bei IoU 0,50; unabhängig von den Schwellwerten</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Precision at the confidence and IoU above: share of the detections that is right</source>
        <translation>Precision bei der Konfidenz und IoU oben: Anteil der Detektionen, der richtig ist</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Recall at the confidence and IoU above: share of the objects that is found</source>
        <translation>Recall bei der Konfidenz und IoU oben: Anteil der Objekte, der gefunden wird</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>2 · P · R / (P + R) at the confidence and IoU above</source>
        <translation>2 · P · R / (P + R) bei der Konfidenz und IoU oben</translation>
    </message>
    <message>
        <source>Best F1 at</source>
        <translation>Bestes F1 bei</translation>
    </message>
    <message>
        <source>The confidence at which F1 is highest</source>
        <translation>Die Konfidenz, bei der F1 am höchsten ist</translation>
    </message>
    <message>
        <source>P %1 at</source>
        <translation>P %1 bei</translation>
    </message>
    <message>
        <source>The lowest confidence from which on %1 of the detections are right</source>
        <translation>Die niedrigste Konfidenz, ab der %1 der Detektionen richtig sind</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Mean IoU of the detections that are right, at the confidence</source>
        <translation>Mittlere IoU der richtigen Detektionen, bei der Konfidenz</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ClassTable</name>
    <message>
        <source>Scores by class</source>
        <translation>Werte nach Klasse</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Order of the data set</source>
        <translation>Ordnung des Datensatzes</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CocoStrip</name>
    <message>
        <source>mAP50-95</source>
        <translation>mAP50-95</translation>
    </message>
    <message>
        <source>Average precision, mean over the classes and IoU 0.50 to 0.95: are objects found, and how well do the boxes fit?</source>
        <translation>Average Precision, Mittel über die Klassen und IoU 0,50 bis 0,95: Werden Objekte gefunden, und wie gut sitzen die Boxen?</translation>
    </message>
    <message>
        <source>mAP50</source>
        <translation>mAP50</translation>
    </message>
    <message>
        <source>Average precision at IoU 0.50, mean over the classes: are objects found, however roughly?</source>
        <translation>Average Precision bei IoU 0,50, Mittel über die Klassen: Werden Objekte gefunden, wenn auch nur grob?</translation>
    </message>
    <message>
        <source>AP75</source>
        <translation>AP75</translation>
    </message>
    <message>
        <source>Average precision at IoU 0.75</source>
        <translation>Average Precision bei IoU 0,75</translation>
    </message>
    <message>
        <source>APs</source>
        <translation>APs</translation>
    </message>
    <message>
        <source>Average precision of objects below 32 × 32 px</source>
        <translation>Average Precision von Objekten unter 32 × 32 px</translation>
    </message>
    <message>
        <source>APm</source>
        <translation>APm</translation>
    </message>
    <message>
        <source>Average precision of objects from 32 × 32 to 96 × 96 px</source>
        <translation>Average Precision von Objekten von 32 × 32 bis 96 × 96 px</translation>
    </message>
    <message>
        <source>APl</source>
        <translation>APl</translation>
    </message>
    <message>
        <source>Average precision of objects from 96 × 96 px</source>
        <translation>Average Precision von Objekten ab 96 × 96 px</translation>
    </message>
    <message>
        <source>AR1</source>
        <translation>AR1</translation>
    </message>
    <message>
        <source>Average recall with one detection an image and class</source>
        <translation>Average Recall mit einer Detektion je Bild und Klasse</translation>
    </message>
    <message>
        <source>AR10</source>
        <translation>AR10</translation>
    </message>
    <message>
        <source>Average recall with 10 detections an image and class</source>
        <translation>Average Recall mit 10 Detektionen je Bild und Klasse</translation>
    </message>
    <message>
        <source>AR100</source>
        <translation>AR100</translation>
    </message>
    <message>
        <source>Average recall with 100 detections an image and class</source>
        <translation>Average Recall mit 100 Detektionen je Bild und Klasse</translation>
    </message>
    <message>
        <source>ARs</source>
        <translation>ARs</translation>
    </message>
    <message>
        <source>Average recall of objects below 32 × 32 px</source>
        <translation>Average Recall von Objekten unter 32 × 32 px</translation>
    </message>
    <message>
        <source>ARm</source>
        <translation>ARm</translation>
    </message>
    <message>
        <source>Average recall of objects from 32 × 32 to 96 × 96 px</source>
        <translation>Average Recall von Objekten von 32 × 32 bis 96 × 96 px</translation>
    </message>
    <message>
        <source>ARl</source>
        <translation>ARl</translation>
    </message>
    <message>
        <source>Average recall of objects from 96 × 96 px</source>
        <translation>Average Recall von Objekten ab 96 × 96 px</translation>
    </message>
    <message>
        <source>mAP50 is %1 points above mAP50-95: objects are found, but their boxes fit loosely.</source>
        <translation>Die mAP50 liegt %1 Punkte über der mAP50-95: Objekte werden gefunden, aber ihre Boxen sitzen locker.</translation>
    </message>
    <message>
        <source>COCO&apos;s twelve numbers</source>
        <translation>Die zwölf Zahlen von COCO</translation>
    </message>
    <message>
        <source>Report both numbers, and check that all boxes are drawn in one style: the badly placed ones are behind the bar of that name.</source>
        <translation>Beide Zahlen angeben und nachsehen, ob alle Boxen in einem Stil gezeichnet sind: Die schlecht platzierten stehen hinter dem gleichnamigen Balken.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CompareTableModel</name>
    <message>
        <source>%1 @ %2</source>
        <comment>value @ epoch</comment>
        <translation>%1 @ %2</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <translation>%1 (n = %2)</translation>
    </message>
    <message>
        <source>varies</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>(n = %1)</source>
        <translation>(n = %1)</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>%1, epoch</source>
        <comment>Dice, best, epoch</comment>
        <translation>%1, Epoche</translation>
    </message>
    <message>
        <source>%1: larger is better</source>
        <translation>%1: größer ist besser</translation>
    </message>
    <message>
        <source>%1: smaller is better</source>
        <translation>%1: kleiner ist besser</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CompareView</name>
    <message>
        <source>Scatter</source>
        <translation>Streudiagramm</translation>
    </message>
    <message>
        <source>Parallel coordinates</source>
        <translation>Parallele Koordinaten</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Predictions of two runs</source>
        <translation>Vorhersagen zweier Läufe</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What runs are judged by in the plots</source>
        <translation>Wonach Läufe in den Diagrammen beurteilt werden</translation>
    </message>
    <message>
        <source>Which value of the result</source>
        <translation>Welcher Wert des Ergebnisses</translation>
    </message>
    <message>
        <source>Show all &amp;again</source>
        <translation>Wieder alle &amp;zeigen</translation>
    </message>
    <message>
        <source>Take the brushes of the parallel coordinates away</source>
        <translation>Die Bereiche auf den parallelen Koordinaten aufheben</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Which settings and results are shown, here and as axes</source>
        <translation>Welche Einstellungen und Ergebnisse gezeigt werden, hier und als Achsen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write or copy the table as CSV, LaTeX or Markdown</source>
        <translation>Die Tabelle als CSV, LaTeX oder Markdown schreiben oder kopieren</translation>
    </message>
    <message>
        <source>&amp;Result</source>
        <translation>&amp;Ergebnis</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>&amp;Setting</source>
        <translation>Ei&amp;nstellung</translation>
    </message>
    <message>
        <source>Differences of the configurations</source>
        <translation>Unterschiede der Konfigurationen</translation>
    </message>
    <message>
        <source>Show two runs to see what differs.</source>
        <translation>Zwei Läufe einblenden, um ihre Unterschiede zu sehen.</translation>
    </message>
    <message>
        <source>The configurations are the same, as far as the runs tell them.</source>
        <translation>Die Konfigurationen sind gleich, soweit die Läufe sie angeben.</translation>
    </message>
    <message>
        <source>Show two runs to compare them.</source>
        <translation>Zwei Läufe einblenden, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>No setting differs between these runs.</source>
        <translation>Diese Läufe unterscheiden sich in keiner Einstellung.</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>Es wurde noch nichts gemessen.</translation>
    </message>
    <message>
        <source>Choose two columns of the table: they are the axes.</source>
        <translation>Zwei Spalten der Tabelle wählen: Sie sind die Achsen.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Settings that differ</source>
        <translation>&amp;Unterschiedliche Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Best value</source>
        <translation>&amp;Bester Wert</translation>
    </message>
    <message>
        <source>&amp;Last value</source>
        <translation>&amp;Letzter Wert</translation>
    </message>
    <message>
        <source>Value at the &amp;cursor</source>
        <translation>Wert am &amp;Cursor</translation>
    </message>
    <message>
        <source>&amp;As at first</source>
        <translation>&amp;Wie zu Beginn</translation>
    </message>
    <message>
        <source>Write as %1…</source>
        <translation>Als %1 schreiben…</translation>
    </message>
    <message>
        <source>Copy as %1</source>
        <translation>Als %1 kopieren</translation>
    </message>
    <message>
        <source>Better as its name says</source>
        <translation>Besser, wie der Name besagt</translation>
    </message>
    <message>
        <source>Larger is better</source>
        <translation>Größer ist besser</translation>
    </message>
    <message>
        <source>Smaller is better</source>
        <translation>Kleiner ist besser</translation>
    </message>
    <message>
        <source>Neither is better</source>
        <translation>Keines von beiden ist besser</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>Diese Spalte ausblenden</translation>
    </message>
    <message>
        <source>Name, note or #tag</source>
        <translation>Name, Notiz oder #Tag</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Only runs in whose name, note and tags every word occurs; the others are faint in plots and charts</source>
        <translation>Nur Läufe, in deren Name, Notiz und Tags jedes Wort vorkommt; die anderen sind in Plots und Diagrammen blass</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 von %n Lauf</numerusform>
            <numerusform>%1 von %n Läufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n run(s) out of the archive</source>
        <translation>
            <numerusform>%n Lauf aus dem Archiv nehmen</numerusform>
            <numerusform>%n Läufe aus dem Archiv nehmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::Comparison</name>
    <message>
        <source>%1, %2</source>
        <comment>Dice, best</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ComposedFigure</name>
    <message>
        <source>%1 is %2; it has to be between %3 and %4</source>
        <translation>%1 beträgt %2; erlaubt ist %3 bis %4</translation>
    </message>
    <message>
        <source>the figure&apos;s width in mm</source>
        <translation>Die Breite der Abbildung in mm</translation>
    </message>
    <message>
        <source>the number of rows</source>
        <translation>Die Anzahl der Zeilen</translation>
    </message>
    <message>
        <source>the height of a row in mm</source>
        <translation>Die Höhe einer Zeile in mm</translation>
    </message>
    <message>
        <source>the figure&apos;s height in mm</source>
        <translation>Die Höhe der Abbildung in mm</translation>
    </message>
    <message>
        <source>the number of columns</source>
        <translation>Die Anzahl der Spalten</translation>
    </message>
    <message>
        <source>the gap between panels in mm</source>
        <translation>Der Abstand zwischen Panels in mm</translation>
    </message>
    <message>
        <source>the width that is left for panels in mm</source>
        <translation>Die für Panels verbleibende Breite in mm</translation>
    </message>
    <message>
        <source>the figure&apos;s font size in points</source>
        <translation>Die Schriftgröße der Abbildung in Punkt</translation>
    </message>
    <message>
        <source>the width of lines in points</source>
        <translation>Die Linienbreite in Punkt</translation>
    </message>
    <message>
        <source>the figure&apos;s resolution in dots per inch</source>
        <translation>Die Auflösung der Abbildung in dpi</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ConfusedPairs</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 ↔ %2: %3 errors (%4 of what was found of both)</source>
        <translation>%1 ↔ %2: %3 Fehler (%4 dessen, was von beiden gefunden wurde)</translation>
    </message>
    <message>
        <source>Confused pairs of classes</source>
        <translation>Verwechselte Klassenpaare</translation>
    </message>
    <message>
        <source>%1 ↔ %2</source>
        <translation>%1 ↔ %2</translation>
    </message>
    <message>
        <source>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;truth %2, predicted %3: %4&lt;br&gt;truth %3, predicted %2: %5&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;Ground Truth %2, vorhergesagt %3: %4&lt;br&gt;Ground Truth %3, vorhergesagt %2: %5&lt;/p&gt;</translation>
    </message>
    <message numerus="yes">
        <source>and %n more pairs</source>
        <translation>
            <numerusform>und %n weiteres Paar</numerusform>
            <numerusform>und %n weitere Paare</numerusform>
        </translation>
    </message>
    <message>
        <source>No class is taken for another at these thresholds.</source>
        <translation>Bei diesen Schwellwerten wird keine Klasse für eine andere gehalten.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ConfusionDrawing</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>truth foreground, predicted foreground</source>
        <translation>Ground Truth Vordergrund, vorhergesagt Vordergrund</translation>
    </message>
    <message>
        <source>truth foreground, predicted background</source>
        <translation>Ground Truth Vordergrund, vorhergesagt Hintergrund</translation>
    </message>
    <message>
        <source>truth background, predicted foreground</source>
        <translation>Ground Truth Hintergrund, vorhergesagt Vordergrund</translation>
    </message>
    <message>
        <source>truth background, predicted background</source>
        <translation>Ground Truth Hintergrund, vorhergesagt Hintergrund</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>foreground</source>
        <translation>Vordergrund</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, Epoche %2</translation>
    </message>
    <message>
        <source>predicted →</source>
        <translation>vorhergesagt →</translation>
    </message>
    <message>
        <source>truth ↓</source>
        <translation>Ground Truth ↓</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, Epoche %2</translation>
    </message>
    <message>
        <source>%1: show the images that fill this cell most</source>
        <translation>%1: die Bilder zeigen, die diese Zelle am meisten füllen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ConvertDialog</name>
    <message>
        <source>Convert</source>
        <translation>Konvertieren</translation>
    </message>
    <message>
        <source>Convert %1</source>
        <translation>%1 konvertieren</translation>
    </message>
    <message>
        <source>The data set itself is only read. Until everything is written, the new folder is not there.</source>
        <translation>Der Datensatz selbst wird nur gelesen. Den neuen Ordner gibt es erst, wenn alles geschrieben ist.</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Linked, or copied where that fails</source>
        <translation>Verknüpft, oder kopiert, wo das misslingt</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Symbolic links</source>
        <translation>Symbolische Links</translation>
    </message>
    <message>
        <source>Labels only</source>
        <translation>Nur Labels</translation>
    </message>
    <message>
        <source>A hard link takes no room; both folders show the same file.</source>
        <translation>Ein Hardlink braucht keinen Platz; beide Ordner zeigen dieselbe Datei.</translation>
    </message>
    <message>
        <source>Left out of the labels</source>
        <translation>Aus den Labels weggelassen</translation>
    </message>
    <message>
        <source>Painted grey in copies</source>
        <translation>In Kopien grau übermalt</translation>
    </message>
    <message>
        <source>Written as objects</source>
        <translation>Als Objekte geschrieben</translation>
    </message>
    <message>
        <source>Edges, as they are</source>
        <translation>Kanten, wie sie sind</translation>
    </message>
    <message>
        <source>Pixels counted from 1</source>
        <translation>Pixel, ab 1 gezählt</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>How far an outline may leave the pixels&apos; edges. 0 follows every pixel.</source>
        <translation>Wie weit ein Umriss von den Kanten der Pixel abweichen darf. 0 folgt jedem Pixel.</translation>
    </message>
    <message>
        <source>Cut objects off at the &amp;border</source>
        <translation>Objekte am &amp;Rand abschneiden</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>I&amp;gnore regions</source>
        <translation>&amp;Ignorierbereiche</translation>
    </message>
    <message>
        <source>VOC &amp;corners</source>
        <translation>VOC-&amp;Ecken</translation>
    </message>
    <message>
        <source>Fac&amp;es</source>
        <translation>&amp;Gesichter</translation>
    </message>
    <message>
        <source>Outline to&amp;lerance</source>
        <translation>Umriss&amp;toleranz</translation>
    </message>
    <message>
        <source>Counting what this format cannot hold…</source>
        <translation>Es wird gezählt, was dieses Format nicht fassen kann…</translation>
    </message>
    <message>
        <source>What is lost</source>
        <translation>Was verloren geht</translation>
    </message>
    <message>
        <source>What is lost or changes</source>
        <translation>Was verloren geht oder sich ändert</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, listed in conversion.json</source>
        <translation>
            <numerusform>… und %n weiterer Eintrag, aufgeführt in conversion.json</numerusform>
            <numerusform>… und %n weitere, aufgeführt in conversion.json</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 images and %3 of %4 objects would be written.</source>
        <translation>%1 von %2 Bildern und %3 von %4 Objekten würden geschrieben.</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>Nichts geht verloren.</translation>
    </message>
    <message>
        <source>%1 images and %2 objects are written. The ledger is in conversion.md and conversion.json.</source>
        <translation>%1 Bilder und %2 Objekte sind geschrieben. Die Bilanz steht in conversion.md und conversion.json.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>New folder for the converted data set</source>
        <translation>Neuer Ordner für den konvertierten Datensatz</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CropGrid</name>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 (ignored)</source>
        <translation>%1 (ignoriert)</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>verdict: %1</source>
        <translation>Urteil: %1</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>size not known yet</source>
        <translation>Größe noch nicht bekannt</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CropWall</name>
    <message>
        <source>No object meets this filter.</source>
        <translation>Kein Objekt erfüllt diesen Filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Objects of which class</source>
        <translation>Objekte welcher Klasse</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Several classes</source>
        <translation>Mehrere Klassen</translation>
    </message>
    <message>
        <source>What the objects are ordered by</source>
        <translation>Wonach die Objekte geordnet sind</translation>
    </message>
    <message>
        <source>Order of the objects</source>
        <translation>Ordnung der Objekte</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Aspect ratio</source>
        <translation>Seitenverhältnis</translation>
    </message>
    <message>
        <source>Margin of the box</source>
        <translation>Abstand der Box zum Objekt</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Disagreement with predictions</source>
        <translation>Abweichung von Vorhersagen</translation>
    </message>
    <message>
        <source>As in the set</source>
        <translation>Wie im Datensatz</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>How much is shown around the object</source>
        <translation>Wie viel um das Objekt herum gezeigt wird</translation>
    </message>
    <message>
        <source>Surroundings of the object</source>
        <translation>Umgebung des Objekts</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Boxen</translation>
    </message>
    <message>
        <source>Draw the box over the crop (O)</source>
        <translation>Die Box über den Ausschnitt zeichnen (O)</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>Jetzt messen</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>loose</source>
        <translation>locker</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>schneidet</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>Judge the chosen objects: %1 (%2)</source>
        <translation>Die gewählten Objekte beurteilen: %1 (%2)</translation>
    </message>
    <message>
        <source>Take back the last verdict (Backspace)</source>
        <translation>Das letzte Urteil zurücknehmen (Rücktaste)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>There are no predictions for these images: open a run that has some.</source>
        <translation>Zu diesen Bildern gibt es keine Vorhersagen: Öffnen Sie einen Lauf, der welche hat.</translation>
    </message>
    <message>
        <source>How far each box lies from the edge of its object has not been measured yet.</source>
        <translation>Wie weit jede Box von der Kante ihres Objekts entfernt ist, wurde noch nicht gemessen.</translation>
    </message>
    <message>
        <source>How sharp each object is has not been measured yet.</source>
        <translation>Wie scharf jedes Objekt ist, wurde noch nicht gemessen.</translation>
    </message>
    <message>
        <source>This data set has no labelled objects.</source>
        <translation>Dieser Datensatz hat keine gelabelten Objekte.</translation>
    </message>
    <message>
        <source>%1 chosen; at most %2 can be judged at once</source>
        <translation>%1 gewählt; höchstens %2 können auf einmal beurteilt werden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>Bilder zeigen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::CurvePanel</name>
    <message>
        <source>Precision and recall</source>
        <translation>Precision und Recall</translation>
    </message>
    <message>
        <source>P, R and F1 by confidence</source>
        <translation>P, R und F1 nach Konfidenz</translation>
    </message>
    <message>
        <source>False positives an image</source>
        <translation>False Positives je Bild</translation>
    </message>
    <message>
        <source>Precision by IoU</source>
        <translation>Precision nach IoU</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Over epochs</source>
        <translation>Über die Epochen</translation>
    </message>
    <message>
        <source>Which curves are drawn</source>
        <translation>Welche Kurven gezeichnet werden</translation>
    </message>
    <message>
        <source>Which curves are drawn here. In them, a click on a point shows its objects, arrows move along a curve and to the next, the wheel zooms, Shift and dragging pans, a double click shows everything.</source>
        <translation>Welche Kurven hier gezeichnet werden. Darin zeigt ein Klick auf einen Punkt dessen Objekte, Pfeiltasten gehen an einer Kurve entlang und zur nächsten, das Rad zoomt, Umschalt und Ziehen verschiebt, ein Doppelklick zeigt alles.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write this chart as a figure for a paper (E)</source>
        <translation>Dieses Diagramm als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message>
        <source>Bars: the share of the detections in a range of confidence that is right; the tick: how sure they are. A calibrated model&apos;s bars end at their ticks. ECE is the mean distance between the two (Guo et al. 2017).</source>
        <translation>Balken: Anteil der richtigen Detektionen in einem Konfidenzbereich; Strich: wie sicher sie sind. Bei einem kalibrierten Modell enden die Balken an ihren Strichen. ECE ist der mittlere Abstand zwischen beiden (Guo et al. 2017).</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DatasetPage</name>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>move between images</source>
        <translation>zwischen Bildern wechseln</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>show the image large</source>
        <translation>das Bild groß zeigen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>A, D or arrows</source>
        <translation>A, D oder Pfeiltasten</translation>
    </message>
    <message>
        <source>previous and next image, in the pair view</source>
        <translation>voriges und nächstes Bild, in der Paaransicht</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>labels on and off</source>
        <translation>Labels ein und aus</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>outline or fill</source>
        <translation>Umriss oder Füllung</translation>
    </message>
    <message>
        <source>[ and ]</source>
        <translation>[ und ]</translation>
    </message>
    <message>
        <source>opacity of the labels</source>
        <translation>Deckkraft der Labels</translation>
    </message>
    <message>
        <source>+ and -</source>
        <translation>+ und -</translation>
    </message>
    <message>
        <source>zoom, or size of the thumbnails</source>
        <translation>Zoom oder Größe der Vorschaubilder</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>einpassen</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>one to one</source>
        <translation>eins zu eins</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>zoom to the next object</source>
        <translation>auf das nächste Objekt zoomen</translation>
    </message>
    <message>
        <source>Open a folder of images and labels to look at it.</source>
        <translation>Öffnen Sie einen Ordner mit Bildern und Labels, um ihn anzusehen.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Make the sample data set</source>
        <translation>Beispieldatensatz erzeugen</translation>
    </message>
    <message>
        <source>No image meets this filter.</source>
        <translation>Kein Bild entspricht diesem Filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Search images</source>
        <translation>Bilder suchen</translation>
    </message>
    <message>
        <source>Size of the thumbnails (+ and -)</source>
        <translation>Größe der Vorschaubilder (+ und -)</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Größe der Vorschaubilder</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Draw labels over the thumbnails (O)</source>
        <translation>Labels über die Vorschaubilder zeichnen (O)</translation>
    </message>
    <message>
        <source>Back to the grid (Esc)</source>
        <translation>Zurück zum Raster (Esc)</translation>
    </message>
    <message>
        <source>Previous image (A)</source>
        <translation>Voriges Bild (A)</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Next image (D)</source>
        <translation>Nächstes Bild (D)</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Objects of the image</source>
        <translation>Objekte des Bildes</translation>
    </message>
    <message>
        <source>class:%1 count:&gt;3 finding:* name</source>
        <translation>class:%1 count:&gt;3 finding:* Name</translation>
    </message>
    <message>
        <source>finding:* label:missing name</source>
        <translation>finding:* label:missing Name</translation>
    </message>
    <message>
        <source>foreground %1 %</source>
        <translation>Vordergrund %1 %</translation>
    </message>
    <message numerus="yes">
        <source>; %Ln more not in this data set</source>
        <translation>
            <numerusform>; %Ln weiteres nicht in diesem Datensatz</numerusform>
            <numerusform>; %Ln weitere nicht in diesem Datensatz</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2  %3</source>
        <translation>%1 von %2  %3</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>split %1</source>
        <translation>Aufteilung %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>reviewed: %1</source>
        <translation>beurteilt: %1</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>back to the grid; in the grid or the search: clear the filter</source>
        <translation>zurück zum Raster; im Raster oder in der Suche: Filter aufheben</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Strg+S</translation>
    </message>
    <message>
        <source>save this view; F2 renames, Delete removes one in the list</source>
        <translation>diese Ansicht speichern; in der Liste benennt F2 um, Entf löscht</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>images, or their objects as a wall of crops</source>
        <translation>Bilder, oder ihre Objekte als Wand von Ausschnitten</translation>
    </message>
    <message>
        <source>Shift, Ctrl, Ctrl+A</source>
        <translation>Umschalt, Strg, Strg+A</translation>
    </message>
    <message>
        <source>choose several objects, in the wall</source>
        <translation>mehrere Objekte wählen, in der Wand</translation>
    </message>
    <message>
        <source>1 to 7, Backspace</source>
        <translation>1 bis 7, Rücktaste</translation>
    </message>
    <message>
        <source>judge the chosen objects, take the verdict back</source>
        <translation>die gewählten Objekte beurteilen, das Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>next annotator&apos;s mask, where there are several</source>
        <translation>Maske des nächsten Annotators, wo es mehrere gibt</translation>
    </message>
    <message>
        <source>Search (/). Values behind a comma are alternatives, words must all hold, a leading - negates:
class:NAME,NAME   split:train   label:missing   finding:* or a rule   review:bad   ignore:yes
count:&gt;20   size:&lt;8 or size:&lt;8@640 (side in px of the image, or at that training size)
aspect:0.5..2   area:&gt;1024   boxwidth:   boxheight:   width:   height:   foreground:&lt;5   brightness:&gt;80
Anything else is looked for in file names.</source>
        <translation>Suche (/). Werte hinter einem Komma sind Alternativen, alle Wörter müssen gelten, ein - davor verneint:
class:NAME,NAME   split:train   label:missing   finding:* oder eine Regel   review:bad   ignore:yes
count:&gt;20   size:&lt;8 oder size:&lt;8@640 (Seite in px des Bildes oder bei dieser Trainingsgröße)
aspect:0.5..2   area:&gt;1024   boxwidth:   boxheight:   width:   height:   foreground:&lt;5   brightness:&gt;80
Alles andere wird in den Dateinamen gesucht.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Whole images (W)</source>
        <translation>Ganze Bilder (W)</translation>
    </message>
    <message>
        <source>Their objects, as crops (W)</source>
        <translation>Ihre Objekte, als Ausschnitte (W)</translation>
    </message>
    <message>
        <source>What the images are ordered by</source>
        <translation>Wonach die Bilder geordnet sind</translation>
    </message>
    <message>
        <source>Order of the images</source>
        <translation>Ordnung der Bilder</translation>
    </message>
    <message>
        <source>As in the set</source>
        <translation>Wie im Datensatz</translation>
    </message>
    <message>
        <source>Number of objects</source>
        <translation>Anzahl der Objekte</translation>
    </message>
    <message>
        <source>Smallest object</source>
        <translation>Kleinstes Objekt</translation>
    </message>
    <message>
        <source>Worst finding</source>
        <translation>Schlimmster Befund</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Foreground share</source>
        <translation>Vordergrundanteil</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>There is no image in this data set.</source>
        <translation>In diesem Datensatz ist kein Bild.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln image(s)</source>
        <translation>
            <numerusform>%1 von %Ln Bild</numerusform>
            <numerusform>%1 von %Ln Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for objects…</source>
        <translation>Objekte werden gesucht…</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>Alle Objekte</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Alle Bilder</translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln image(s)</source>
        <translation>
            <numerusform>das erste %Ln Bild</numerusform>
            <numerusform>die ersten %Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>searching %Ln image(s)…</source>
        <translation>
            <numerusform>%Ln Bild wird durchsucht…</numerusform>
            <numerusform>%Ln Bilder werden durchsucht…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::DatasetSidebar</name>
    <message>
        <source>Splits</source>
        <translation>Aufteilungen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Ignore regions</source>
        <translation>Ignorierbereiche</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>with ignore regions</source>
        <translation>mit Ignorierbereichen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DatasetSummary</name>
    <message numerus="yes">
        <source>%Ln object(s) of images whose size is not known are left out.</source>
        <translation>
            <numerusform>%Ln Objekt eines Bildes, dessen Größe nicht bekannt ist, fehlt hier.</numerusform>
            <numerusform>%Ln Objekte von Bildern, deren Größe nicht bekannt ist, fehlen hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Foreground share of images</source>
        <translation>Vordergrundanteil der Bilder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 per image</source>
        <translation>%1 je Bild</translation>
    </message>
    <message>
        <source>most frequent : rarest class %1 : 1</source>
        <translation>häufigste : seltenste Klasse %1 : 1</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Object side at the training size</source>
        <translation>Objektseite bei der Trainingsgröße</translation>
    </message>
    <message>
        <source>Aspect ratio, width : height</source>
        <translation>Seitenverhältnis, Breite : Höhe</translation>
    </message>
    <message>
        <source>Objects per image</source>
        <translation>Objekte pro Bild</translation>
    </message>
    <message>
        <source>Brightness of images</source>
        <translation>Helligkeit der Bilder</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Trained at</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Longer side of the images after letterboxing, in pixels: object sides are counted at this size</source>
        <translation>Längere Seite der Bilder nach dem Letterboxing, in Pixeln: Objektseiten werden bei dieser Größe gezählt</translation>
    </message>
    <message>
        <source>Training size in pixels</source>
        <translation>Trainingsgröße in Pixeln</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln image(s)</source>
        <translation>
            <numerusform>%1 von %Ln Bild</numerusform>
            <numerusform>%1 von %Ln Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln object(s)</source>
        <translation>
            <numerusform>%1 von %Ln Objekt</numerusform>
            <numerusform>%1 von %Ln Objekten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % under 8 px</source>
        <translation>%1 % unter 8 px</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DefinitionTable</name>
    <message>
        <source>Scores by definition</source>
        <translation>Werte nach Definition</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DefinitionsView</name>
    <message>
        <source>Predictions are needed before their scores can be compared.</source>
        <translation>Erst mit Vorhersagen lassen sich ihre Werte vergleichen.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Why do these numbers differ?</source>
        <translation>Warum unterscheiden sich diese Zahlen?</translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>&amp;nach</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Swaps the two definitions</source>
        <translation>Tauscht die beiden Definitionen</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>Choose two different definitions.</source>
        <translation>Zwei verschiedene Definitionen wählen.</translation>
    </message>
    <message>
        <source>%1 gives %2, %3 gives %4: %5. Changed one after the other, these make the difference:</source>
        <translation>%1 ergibt %2, %3 ergibt %4: %5. Nacheinander geändert, machen diese den Unterschied:</translation>
    </message>
    <message>
        <source>VOC scores boxes only. Choose another definition, or compare boxes.</source>
        <translation>VOC bewertet nur Boxen. Eine andere Definition wählen oder Boxen vergleichen.</translation>
    </message>
    <message>
        <source>There is no object to find, so that no score is defined.</source>
        <translation>Es gibt kein Objekt zu finden, daher ist kein Wert definiert.</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>Bilder zeigen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <comment>12 predictions in 7 images</comment>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Those that the chosen row makes count differently</source>
        <translation>Was durch die gewählte Zeile anders zählt</translation>
    </message>
    <message>
        <source>All that count differently</source>
        <translation>Alles, was anders zählt</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>reason, COCO → Ultralytics</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what: 12 predictions in 7 images</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The error bars start from TIDE&apos;s AP, %1 at IoU %2: the first 100 predictions of an image count, all classes together, and a class that was predicted and has no truth is 0.</source>
        <translation>Die Fehlerbalken gehen von TIDEs AP aus, %1 bei IoU %2: Es zählen die ersten 100 Vorhersagen eines Bildes, alle Klassen zusammen, und eine Klasse, die vorhergesagt wurde und kein Objekt hat, ist 0.</translation>
    </message>
    <message>
        <source>The matrix pairs whatever the class at an IoU above %1, curves and table within a class from %2 on: their counts need not agree.</source>
        <translation>Die Matrix paart ohne Ansehen der Klasse ab einer IoU über %1, Kurven und Tabelle innerhalb einer Klasse ab %2: Ihre Zahlen müssen nicht übereinstimmen.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DetectionClassTable</name>
    <message>
        <source>Scores by class at the cursor</source>
        <translation>Werte nach Klasse am Cursor</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DetectionEpochView</name>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, Epoche %2</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Points of AP50 that errors cost</source>
        <translation>AP50-Punkte, die Fehler kosten</translation>
    </message>
    <message>
        <source>What each kind of error costs</source>
        <translation>Was jede Fehlerart kostet</translation>
    </message>
    <message>
        <source>Nothing was measured in epoch %1: this is the last one before it.</source>
        <translation>In Epoche %1 wurde nichts gemessen: Dies ist die letzte davor.</translation>
    </message>
    <message>
        <source>No matrix was kept of this epoch.</source>
        <translation>Von dieser Epoche wurde keine Matrix aufbewahrt.</translation>
    </message>
    <message>
        <source>At confidence 0.25, paired above IoU 0.45</source>
        <translation>Bei Konfidenz 0,25, gepaart ab IoU über 0,45</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DetectionImages</name>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>FN %1</source>
        <translation>FN %1</translation>
    </message>
    <message>
        <source>%1 of %2 found, %3 false</source>
        <translation>%1 von %2 gefunden, %3 falsch</translation>
    </message>
    <message>
        <source>Followed images</source>
        <translation>Verfolgte Bilder</translation>
    </message>
    <message>
        <source>Validation images that are looked at in every epoch; Enter or a double click shows one in the data set</source>
        <translation>Validierungsbilder, die in jeder Epoche angesehen werden; Eingabe oder ein Doppelklick zeigt eines im Datensatz</translation>
    </message>
    <message>
        <source>Confidence from %1</source>
        <translation>Konfidenz ab %1</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Predictions below this confidence are not drawn, and count as not made</source>
        <translation>Vorhersagen unter dieser Konfidenz werden nicht gezeichnet und zählen als nicht gemacht</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Ground Truth</translation>
    </message>
    <message>
        <source>Green: found, yellow: missed</source>
        <translation>Grün: gefunden, Gelb: übersehen</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Blue: right, vermilion: wrong; by IoU 0.5</source>
        <translation>Blau: richtig, Zinnober: falsch; nach IoU 0,5</translation>
    </message>
    <message>
        <source>epoch %1 · not followed by this run</source>
        <translation>Epoche %1 · von diesem Lauf nicht verfolgt</translation>
    </message>
    <message>
        <source>epoch %1 · the data set does not have this image</source>
        <translation>Epoche %1 · der Datensatz hat dieses Bild nicht</translation>
    </message>
    <message>
        <source>epoch %1 · %2</source>
        <translation>Epoche %1 · %2</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Wird geladen …</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DifferenceDialog</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… und %Ln weiterer</numerusform>
            <numerusform>… und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Since the earlier audit</source>
        <translation>Seit der früheren Prüfung</translation>
    </message>
    <message numerus="yes">
        <source>Compared with %1. %Ln finding(s) as before.</source>
        <translation>
            <numerusform>Verglichen mit %1. %Ln Befund wie vorher.</numerusform>
            <numerusform>Verglichen mit %1. %Ln Befunde wie vorher.</numerusform>
        </translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>%1 → %2: </source>
        <translation>%1 → %2: </translation>
    </message>
    <message>
        <source>Broke</source>
        <translation>Neu aufgetreten</translation>
    </message>
    <message>
        <source>Of more images than before</source>
        <translation>Bei mehr Bildern als vorher</translation>
    </message>
    <message>
        <source>Got better</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>Of fewer images than before</source>
        <translation>Bei weniger Bildern als vorher</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DifferenceTable</name>
    <message numerus="yes">
        <source>%1 in %Ln image(s)</source>
        <comment>12 predictions in 7 images</comment>
        <translation>
            <numerusform>%1 in %Ln Bild</numerusform>
            <numerusform>%1 in %Ln Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prediction(s)</source>
        <translation>
            <numerusform>%Ln Vorhersage</numerusform>
            <numerusform>%Ln Vorhersagen</numerusform>
        </translation>
    </message>
    <message>
        <source>What makes the difference</source>
        <translation>Was den Unterschied macht</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>Von → nach</translation>
    </message>
    <message>
        <source>Predictions affected</source>
        <translation>Betroffene Vorhersagen</translation>
    </message>
    <message>
        <source>That count differently: right, wrong, or not at all</source>
        <translation>Sie zählen anders: richtig, falsch oder gar nicht</translation>
    </message>
    <message>
        <source>From the score before to the score after. The axis does not begin at 0.</source>
        <translation>Vom Wert davor zum Wert danach. Die Achse beginnt nicht bei 0.</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>gg::widgets::EnsembleDialog</name>
    <message>
        <source>Fuse</source>
        <translation>Fusionieren</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>%1 (masks)</source>
        <translation>%1 (Masken)</translation>
    </message>
    <message>
        <source>Weighted boxes fusion</source>
        <translation>Gewichtete Fusion der Boxen</translation>
    </message>
    <message>
        <source>The strongest box alone</source>
        <translation>Nur die stärkste Box</translation>
    </message>
    <message>
        <source>Mean box and mean score</source>
        <translation>Mittlere Box und mittlere Konfidenz</translation>
    </message>
    <message>
        <source>Solovyev and others 2021: boxes are averaged by their scores; what only some find loses confidence</source>
        <translation>Solovyev und andere 2021: Boxen werden nach ihrer Konfidenz gemittelt; was nur einige finden, verliert an Konfidenz</translation>
    </message>
    <message>
        <source>Boxes of a class that overlap by more are one object</source>
        <translation>Boxen einer Klasse, die sich stärker überlappen, sind ein Objekt</translation>
    </message>
    <message>
        <source>&amp;Boxes</source>
        <translation>&amp;Boxen</translation>
    </message>
    <message>
        <source>&amp;Overlap</source>
        <translation>&amp;Überlappung</translation>
    </message>
    <message>
        <source>Masks are fused pixel by pixel: the mean of probabilities, or what most labels say. The result is kept and evaluated like any other predictions.</source>
        <translation>Masken werden Pixel für Pixel fusioniert: das Mittel der Wahrscheinlichkeiten oder was die meisten Labels sagen. Das Ergebnis wird aufgehoben und ausgewertet wie andere Vorhersagen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose two or more.</source>
        <translation>Zwei oder mehr auswählen.</translation>
    </message>
    <message>
        <source>Boxes and masks cannot be fused with each other.</source>
        <translation>Boxen und Masken lassen sich nicht miteinander fusionieren.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::EvaluatePage</name>
    <message>
        <source>Open a data set, then predictions of it: what was found, missed and confused is shown here.</source>
        <translation>Öffnen Sie einen Datensatz, dann Vorhersagen dazu: Hier erscheint, was gefunden, übersehen und verwechselt wurde.</translation>
    </message>
    <message>
        <source>Open data set…</source>
        <translation>Datensatz öffnen…</translation>
    </message>
    <message>
        <source>Open predictions of this data set (COCO results, YOLO text with confidences, masks, a run), or run a model over it.</source>
        <translation>Öffnen Sie Vorhersagen zu diesem Datensatz (COCO-Ergebnisse, YOLO-Text mit Konfidenzen, Masken, ein Lauf), oder führen Sie ein Modell darauf aus.</translation>
    </message>
    <message>
        <source>Open predictions…</source>
        <translation>Vorhersagen öffnen…</translation>
    </message>
    <message>
        <source>Open a folder of them…</source>
        <translation>Ordner damit öffnen…</translation>
    </message>
    <message>
        <source>Run a model…</source>
        <translation>Modell ausführen…</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Why do these numbers differ?</source>
        <translation>Warum unterscheiden sich diese Zahlen?</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>The epoch that everything here shows; also [ and ]</source>
        <translation>Die Epoche, die hier überall gezeigt wird; auch [ und ]</translation>
    </message>
    <message>
        <source>&amp;Newest</source>
        <translation>Ne&amp;ueste</translation>
    </message>
    <message>
        <source>Follow the newest epoch (L)</source>
        <translation>Der neuesten Epoche folgen (L)</translation>
    </message>
    <message>
        <source>Objects over epochs</source>
        <translation>Objekte über die Epochen</translation>
    </message>
    <message>
        <source>Objects that were found and lost again, are found since an epoch, or were never found</source>
        <translation>Objekte, die gefunden und wieder verloren wurden, seit einer Epoche gefunden werden oder nie gefunden wurden</translation>
    </message>
    <message>
        <source>The figure was written: %1</source>
        <translation>Die Abbildung wurde geschrieben: %1</translation>
    </message>
    <message>
        <source>Previous and next epoch</source>
        <translation>Vorige und nächste Epoche</translation>
    </message>
    <message>
        <source>Follow the newest epoch</source>
        <translation>Der neuesten Epoche folgen</translation>
    </message>
    <message>
        <source>Choose predictions on the left.</source>
        <translation>Wählen Sie links Vorhersagen.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) found once and lost again</source>
        <translation>
            <numerusform>%n Objekt einmal gefunden und wieder verloren</numerusform>
            <numerusform>%n Objekte einmal gefunden und wieder verloren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) found since epoch %1</source>
        <translation>
            <numerusform>%n Objekt seit Epoche %1 gefunden</numerusform>
            <numerusform>%n Objekte seit Epoche %1 gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) that no epoch found</source>
        <translation>
            <numerusform>%n Objekt in keiner Epoche gefunden</numerusform>
            <numerusform>%n Objekte in keiner Epoche gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the chart or bars that have the focus, else the matrix</source>
        <translation>Diagramm oder Balken mit dem Fokus exportieren, sonst die Matrix</translation>
    </message>
    <message>
        <source>Open other predictions…</source>
        <translation>Andere Vorhersagen öffnen…</translation>
    </message>
    <message>
        <source>%1 could not be read: there is nothing to show.</source>
        <translation>%1 konnte nicht gelesen werden: Es gibt nichts zu zeigen.</translation>
    </message>
    <message>
        <source>Read them again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>Lesen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::EvaluationBars</name>
    <message>
        <source>Wrong class</source>
        <translation>Falsche Klasse</translation>
    </message>
    <message>
        <source>In the right place (IoU of at least %1), with the wrong class.</source>
        <translation>An der richtigen Stelle (IoU mindestens %1), mit falscher Klasse.</translation>
    </message>
    <message>
        <source>Badly placed</source>
        <translation>Schlecht platziert</translation>
    </message>
    <message>
        <source>The right class with an IoU between %1 and %2.</source>
        <translation>Die richtige Klasse mit einer IoU zwischen %1 und %2.</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>The wrong class, and badly placed: IoU between %1 and %2.</source>
        <translation>Falsche Klasse und schlecht platziert: IoU zwischen %1 und %2.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>A second box on an object that was found already.</source>
        <translation>Eine zweite Box auf einem Objekt, das schon gefunden ist.</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Nothing labelled is there: IoU of at most %1 with anything.</source>
        <translation>Dort ist nichts gelabelt: mit allem eine IoU von höchstens %1.</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Übersehen</translation>
    </message>
    <message>
        <source>A labelled object that nothing found, rightly placed or not.</source>
        <translation>Ein gelabeltes Objekt, das nichts gefunden hat, ob gut oder schlecht platziert.</translation>
    </message>
    <message>
        <source>below %1 × %1 px</source>
        <translation>unter %1 × %1 px</translation>
    </message>
    <message>
        <source>from %1 × %1 px</source>
        <translation>ab %1 × %1 px</translation>
    </message>
    <message>
        <source>%1 × %1 to %2 × %2 px</source>
        <translation>%1 × %1 bis %2 × %2 px</translation>
    </message>
    <message>
        <source>Tiny</source>
        <translation>Winzig</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;Without these %2, AP would be %3 points higher.&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;Ohne diese %2 läge die AP um %3 Punkte höher.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>%1, when the longer side of the image has %2 px</source>
        <translation>%1, wenn die längere Bildseite %2 px hat</translation>
    </message>
    <message>
        <source>%1, in the pixels of the image</source>
        <translation>%1, in Pixeln des Bildes</translation>
    </message>
    <message>
        <source>&lt;p&gt;%1.&lt;/p&gt;&lt;p&gt;No labelled object has this size.&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1.&lt;/p&gt;&lt;p&gt;Kein gelabeltes Objekt hat diese Größe.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;%1.&lt;/p&gt;&lt;p&gt;AP50-95 %2, AP50 %3, recall %4; %5 objects.&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1.&lt;/p&gt;&lt;p&gt;AP50-95 %2, AP50 %3, Recall %4; %5 Objekte.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>As COCO has them, in the pixels of the image</source>
        <translation>Wie bei COCO, in Pixeln des Bildes</translation>
    </message>
    <message>
        <source>APs</source>
        <translation>APs</translation>
    </message>
    <message>
        <source>APm</source>
        <translation>APm</translation>
    </message>
    <message>
        <source>APl</source>
        <translation>APl</translation>
    </message>
    <message>
        <source>&lt;p&gt;%1, by the area that the labels give.&lt;/p&gt;&lt;p&gt;AP50-95 %2; %3 objects.&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1, nach der Fläche aus den Labels.&lt;/p&gt;&lt;p&gt;AP50-95 %2; %3 Objekte.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>a range of confidences</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>&lt;p&gt;%1 detections say %2 on average, %3 of them are right: %4.&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1 Detektionen geben im Mittel %2 an, %3 davon sind richtig: %4.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>surer than right</source>
        <translation>sicherer als richtig</translation>
    </message>
    <message>
        <source>at least as right as sure</source>
        <translation>mindestens so richtig wie sicher</translation>
    </message>
    <message>
        <source>No detection is above the confidence.</source>
        <translation>Keine Detektion liegt über der Konfidenz.</translation>
    </message>
    <message>
        <source>On average as sure as right (ECE %1).</source>
        <translation>Im Mittel so sicher wie richtig (ECE %1).</translation>
    </message>
    <message>
        <source>Surer than right: confidence is %1 above the share that is right (ECE %2).</source>
        <translation>Sicherer als richtig: Die Konfidenz liegt um %1 über dem Anteil, der richtig ist (ECE %2).</translation>
    </message>
    <message>
        <source>Righter than sure: confidence is %1 below the share that is right (ECE %2).</source>
        <translation>Richtiger als sicher: Die Konfidenz liegt um %1 unter dem Anteil, der richtig ist (ECE %2).</translation>
    </message>
    <message>
        <source>What AP of %1 would gain without the errors of a kind (TIDE, IoU %2)</source>
        <translation>Was die AP von %1 ohne die Fehler einer Art gewönne (TIDE, IoU %2)</translation>
    </message>
    <message>
        <source>What AP would gain without the errors of a kind (TIDE, IoU %1)</source>
        <translation>Was die AP ohne die Fehler einer Art gewönne (TIDE, IoU %1)</translation>
    </message>
    <message>
        <source>AP points</source>
        <translation>AP-Punkte</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>With the longer side of the image at %1 px</source>
        <translation>Mit der längeren Seite des Bildes bei %1 px</translation>
    </message>
    <message>
        <source>In the pixels of the image</source>
        <translation>In den Pixeln des Bildes</translation>
    </message>
    <message>
        <source>AP50-95 by size; tick: %1</source>
        <translation>AP50-95 nach Größe; Strich: %1</translation>
    </message>
    <message>
        <source>AP50-95 by size</source>
        <translation>AP50-95 nach Größe</translation>
    </message>
    <message>
        <source>objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;Without these, AP50 would be %2 points higher.&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;Ohne diese wäre AP50 um %2 Punkte höher.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>gg::widgets::EvaluationCharts</name>
    <message>
        <source>all classes</source>
        <translation>alle Klassen</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Nothing to draw: there are no predictions, or no objects to find.</source>
        <translation>Nichts zu zeichnen: Es gibt keine Vorhersagen oder keine Objekte zu finden.</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>Precision und Recall</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Precision, recall and F1 against confidence: %1</source>
        <translation>Precision, Recall und F1 über der Konfidenz: %1</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>keeps confidence from</source>
        <translation>behält Konfidenz ab</translation>
    </message>
    <message>
        <source>F1 of %1</source>
        <translation>F1 von %1</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>False positives an image</source>
        <translation>False Positives je Bild</translation>
    </message>
    <message>
        <source>false positives an image</source>
        <translation>False Positives je Bild</translation>
    </message>
    <message>
        <source>Precision and recall by IoU: %1</source>
        <translation>Precision und Recall nach IoU: %1</translation>
    </message>
    <message>
        <source>IoU %1</source>
        <translation>IoU %1</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>share that is right</source>
        <translation>Anteil, der richtig ist</translation>
    </message>
    <message>
        <source>No detection is above the confidence.</source>
        <translation>Keine Detektion liegt über der Konfidenz.</translation>
    </message>
    <message>
        <source>share of the detections</source>
        <translation>Anteil der Detektionen</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>as sure as right</source>
        <translation>so sicher wie richtig</translation>
    </message>
    <message>
        <source>Scores over epochs: %1</source>
        <translation>Werte über die Epochen: %1</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The other epochs have not been evaluated yet.</source>
        <translation>Die anderen Epochen sind noch nicht ausgewertet.</translation>
    </message>
    <message>
        <source>There are predictions of one epoch only: a series needs two.</source>
        <translation>Es gibt Vorhersagen zu nur einer Epoche: Eine Reihe braucht zwei.</translation>
    </message>
    <message>
        <source>AP50-95</source>
        <translation>AP50-95</translation>
    </message>
    <message>
        <source>mAP50-95</source>
        <translation>mAP50-95</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>mAP50</source>
        <translation>mAP50</translation>
    </message>
</context>
<context>
    <name>gg::widgets::EvaluationOverview</name>
    <message>
        <source>%1: %2</source>
        <comment>a remedy and how to do it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>alle Klassen</translation>
    </message>
    <message>
        <source>No predictions are chosen.</source>
        <translation>Keine Vorhersagen gewählt.</translation>
    </message>
    <message>
        <source>Errors of %1</source>
        <translation>Fehler bei %1</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>AP50-95 by size; tick: %1</source>
        <translation>AP50-95 nach Größe; Strich: %1</translation>
    </message>
    <message>
        <source>AP50-95 by size</source>
        <translation>AP50-95 nach Größe</translation>
    </message>
    <message>
        <source>What AP would gain, in points, if all errors of a kind were right; and how many there are (TIDE)</source>
        <translation>Wie viele Punkte die AP gewönne, wenn alle Fehler einer Art richtig wären; und wie viele es sind (TIDE)</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Average precision of objects by their size, and how many are labelled</source>
        <translation>Average Precision der Objekte nach ihrer Größe, und wie viele gelabelt sind</translation>
    </message>
    <message>
        <source>%1 at confidence %2</source>
        <translation>%1 bei Konfidenz %2</translation>
    </message>
    <message>
        <source>confidence %1 to %2</source>
        <translation>Konfidenz %1 bis %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>size: %1</source>
        <translation>Größe: %1</translation>
    </message>
    <message>
        <source>all classes at confidence %1</source>
        <translation>alle Klassen bei Konfidenz %1</translation>
    </message>
    <message>
        <source>Paired above IoU %1, whatever the class</source>
        <translation>Gepaart ab IoU über %1, ohne Ansehen der Klasse</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write these bars as a figure for a paper (E)</source>
        <translation>Diese Balken als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
</context>
<context>
    <name>gg::widgets::EvaluationPanel</name>
    <message>
        <source>there is nothing to draw</source>
        <translation>es gibt nichts zu zeichnen</translation>
    </message>
    <message>
        <source>there is no figure &quot;%1&quot; of boxes; there are %2</source>
        <translation>es gibt keine Abbildung „%1“ zu Boxen; es gibt %2</translation>
    </message>
    <message>
        <source>there is no metric &quot;%1&quot;</source>
        <translation>es gibt keine Metrik „%1“</translation>
    </message>
    <message>
        <source>there is no figure &quot;%1&quot; of masks; there are %2</source>
        <translation>es gibt keine Abbildung „%1“ zu Masken; es gibt %2</translation>
    </message>
    <message>
        <source>nothing was evaluated</source>
        <translation>es wurde nichts ausgewertet</translation>
    </message>
    <message>
        <source>the data have no class &quot;%1&quot; any more</source>
        <translation>die Daten haben keine Klasse „%1“ mehr</translation>
    </message>
</context>
<context>
    <name>gg::widgets::EvaluationSources</name>
    <message numerus="yes">
        <source>masks of %n image(s)</source>
        <translation>
            <numerusform>Masken zu %n Bild</numerusform>
            <numerusform>Masken zu %n Bildern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::FacetList</name>
    <message>
        <source>%1: show these; a second value adds its images</source>
        <translation>%1: diese zeigen; ein zweiter Wert nimmt seine Bilder dazu</translation>
    </message>
</context>
<context>
    <name>gg::widgets::Figure</name>
    <message>
        <source>%1 is %2; it has to be between %3 and %4</source>
        <translation>%1 beträgt %2; erlaubt ist %3 bis %4</translation>
    </message>
    <message>
        <source>the figure&apos;s width in mm</source>
        <translation>Die Breite der Abbildung in mm</translation>
    </message>
    <message>
        <source>the figure&apos;s height in mm</source>
        <translation>Die Höhe der Abbildung in mm</translation>
    </message>
    <message>
        <source>the figure&apos;s font size in points</source>
        <translation>Die Schriftgröße der Abbildung in Punkt</translation>
    </message>
    <message>
        <source>the figure&apos;s resolution in dots per inch</source>
        <translation>Die Auflösung der Abbildung in dpi</translation>
    </message>
    <message>
        <source>Predictions by epoch</source>
        <translation>Vorhersagen nach Epoche</translation>
    </message>
    <message>
        <source>a figure is written as .pdf, .svg or .png; the file name ends in &quot;%1&quot;</source>
        <translation>eine Abbildung wird als .pdf, .svg oder .png geschrieben; der Dateiname endet auf „%1“</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FigureDialog</name>
    <message>
        <source>Export figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>84 mm, one column</source>
        <translation>84 mm, eine Spalte</translation>
    </message>
    <message>
        <source>120 mm, one and a half</source>
        <translation>120 mm, anderthalb Spalten</translation>
    </message>
    <message>
        <source>174 mm, two columns</source>
        <translation>174 mm, zwei Spalten</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Title over the figure</source>
        <translation>Titel über der Abbildung</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Auswählen…</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>&amp;Font size</source>
        <translation>&amp;Schriftgröße</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>Au&amp;flösung</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>Dat&amp;ei</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Beside it: %1 with the numbers, %2 to draw it again.</source>
        <translation>Daneben: %1 mit den Zahlen, %2 zum erneuten Zeichnen.</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
    <message>
        <source>The figure was not written: %1</source>
        <translation>Die Abbildung wurde nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>Beside it: %1 with the numbers.</source>
        <translation>Daneben: %1 mit den Zahlen.</translation>
    </message>
    <message>
        <source>&amp;Add to figure</source>
        <translation>&amp;Zur Abbildung hinzufügen</translation>
    </message>
    <message>
        <source>Make this a panel of the figure on the page Figures</source>
        <translation>Daraus ein Panel der Abbildung auf der Seite „Abbildungen“ machen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FigureExportDialog</name>
    <message>
        <source>PDF, lines and embedded fonts</source>
        <translation>PDF, Linien und eingebettete Schriften</translation>
    </message>
    <message>
        <source>SVG, lines and embedded fonts</source>
        <translation>SVG, Linien und eingebettete Schriften</translation>
    </message>
    <message>
        <source>PGF, code for LaTeX in the document&apos;s fonts</source>
        <translation>PGF, Code für LaTeX in den Schriften des Dokuments</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG, Pixel</translation>
    </message>
    <message>
        <source>TIFF, pixels</source>
        <translation>TIFF, Pixel</translation>
    </message>
    <message>
        <source>Tables as LaTeX (booktabs)</source>
        <translation>Tabellen als LaTeX (booktabs)</translation>
    </message>
    <message>
        <source>Tables as Markdown</source>
        <translation>Tabellen als Markdown</translation>
    </message>
    <message>
        <source>CSV, the numbers</source>
        <translation>CSV, die Zahlen</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>Au&amp;flösung</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Auswählen…</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>Dat&amp;ei</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>%1 × %2 mm. Beside it: %3.csv with the numbers, %3.figure.json to draw it again when the runs have grown.</source>
        <translation>%1 × %2 mm. Daneben: %3.csv mit den Zahlen, %3.figure.json zum erneuten Zeichnen, wenn die Läufe gewachsen sind.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels.</source>
        <translation>%1 × %2 Pixel.</translation>
    </message>
    <message>
        <source>Figures (*.pdf *.svg *.pgf *.png *.tiff)</source>
        <translation>Abbildungen (*.pdf *.svg *.pgf *.png *.tiff)</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FigurePainting</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FigureRenderer</name>
    <message>
        <source>Reading panels</source>
        <translation>Panels werden gelesen</translation>
    </message>
    <message>
        <source>Reading was cancelled. Read again to go on.</source>
        <translation>Das Lesen wurde abgebrochen. Zum Fortfahren neu lesen.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FigureRequest</name>
    <message>
        <source>run %1 has no pixel counts of epoch %2; it has %3 epochs</source>
        <translation>Lauf %1 hat keine Pixelzahlen zu Epoche %2; er hat %3 Epochen</translation>
    </message>
    <message>
        <source>no run follows an image named %1; they follow %2</source>
        <translation>kein Lauf verfolgt ein Bild namens %1; verfolgt werden %2</translation>
    </message>
    <message>
        <source>not followed</source>
        <translation>nicht verfolgt</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>snapshots cannot be drawn without pictures</source>
        <translation>Momentaufnahmen lassen sich nicht ohne Bilder zeichnen</translation>
    </message>
    <message>
        <source>the runs follow no images; set snapshots.images when training</source>
        <translation>die Läufe verfolgen keine Bilder; beim Training snapshots.images setzen</translation>
    </message>
    <message>
        <source>no run stored predictions of epoch %1</source>
        <translation>kein Lauf hat Vorhersagen zu Epoche %1 gespeichert</translation>
    </message>
    <message>
        <source>a figure needs at least one run</source>
        <translation>eine Abbildung braucht mindestens einen Lauf</translation>
    </message>
    <message>
        <source>there is no figure named &quot;%1&quot;; the figures are %2</source>
        <translation>es gibt keine Abbildung namens „%1“; die Abbildungen sind %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FigureSettings</name>
    <message>
        <source>Okabe–Ito</source>
        <translation>Okabe–Ito</translation>
    </message>
    <message>
        <source>Tol, bright</source>
        <translation>Tol, leuchtend</translation>
    </message>
    <message>
        <source>Tol, muted</source>
        <translation>Tol, gedämpft</translation>
    </message>
    <message>
        <source>IBM</source>
        <translation>IBM</translation>
    </message>
    <message>
        <source>Greys</source>
        <translation>Graustufen</translation>
    </message>
    <message>
        <source>As on the runs page</source>
        <translation>Wie auf der Seite „Läufe“</translation>
    </message>
    <message>
        <source>Where it is free</source>
        <translation>Wo Platz ist</translation>
    </message>
    <message>
        <source>Inside, top left</source>
        <translation>Innen, oben links</translation>
    </message>
    <message>
        <source>Inside, top right</source>
        <translation>Innen, oben rechts</translation>
    </message>
    <message>
        <source>Inside, bottom left</source>
        <translation>Innen, unten links</translation>
    </message>
    <message>
        <source>Inside, bottom right</source>
        <translation>Innen, unten rechts</translation>
    </message>
    <message>
        <source>At the right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Unterhalb</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Oberhalb</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>The palette as it is, as seen without green cones (deuteranopia), and in grey</source>
        <translation>Die Palette unverändert, ohne Grünzapfen gesehen (Deuteranopie) und in Grau</translation>
    </message>
    <message>
        <source>Preview of the palette</source>
        <translation>Vorschau der Palette</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>84 mm, one column</source>
        <translation>84 mm, eine Spalte</translation>
    </message>
    <message>
        <source>120 mm, one and a half</source>
        <translation>120 mm, anderthalb Spalten</translation>
    </message>
    <message>
        <source>174 mm, two columns</source>
        <translation>174 mm, zwei Spalten</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Latin Modern is what LaTeX sets its texts in. In PGF code the document&apos;s own font is used.</source>
        <translation>In Latin Modern setzt LaTeX seine Texte. In PGF-Code gilt die Schrift des Dokuments.</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
    <message>
        <source>(a)</source>
        <translation>(a)</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Each line its own dashes</source>
        <translation>Jede Linie mit eigener Strichelung</translation>
    </message>
    <message>
        <source>Dashes by kind</source>
        <translation>Strichelung nach Art</translation>
    </message>
    <message>
        <source>With dashes of its own a line is told from every other in a copy in grey</source>
        <translation>Mit eigener Strichelung unterscheidet sich eine Linie auch in einer grauen Kopie von jeder anderen</translation>
    </message>
    <message>
        <source>Lines behind the curves</source>
        <translation>Gitterlinien hinter den Kurven</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>Linienbreite</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Names of runs</source>
        <translation>Namen der Läufe</translation>
    </message>
    <message>
        <source>%1 mm, the sum of its rows</source>
        <translation>%1 mm, die Summe der Zeilen</translation>
    </message>
    <message>
        <source>Names of the runs in the figure</source>
        <translation>Namen der Läufe in der Abbildung</translation>
    </message>
    <message>
        <source>What legends and tables call the runs. A double click or F2 changes a name.</source>
        <translation>Wie Legenden und Tabellen die Läufe nennen. Ein Doppelklick oder F2 ändert einen Namen.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FigureSheet</name>
    <message>
        <source>Page of the figure</source>
        <translation>Seite der Abbildung</translation>
    </message>
    <message>
        <source>Tab and arrows choose a panel, Ctrl and arrows move it, Shift and arrows change how many cells it takes, Delete removes it.</source>
        <translation>Tab und Pfeiltasten wählen ein Panel, Strg und Pfeiltasten verschieben es, Umschalt und Pfeiltasten ändern, wie viele Zellen es einnimmt, Entf entfernt es.</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FigureWriting</name>
    <message>
        <source>%1 by %2 pixels are too many for one picture; choose fewer dots per inch</source>
        <translation>%1 × %2 Pixel sind zu viele für ein Bild; weniger dpi wählen</translation>
    </message>
    <message>
        <source>the figure has no table that could be written as LaTeX or Markdown</source>
        <translation>die Abbildung hat keine Tabelle, die sich als LaTeX oder Markdown schreiben ließe</translation>
    </message>
    <message>
        <source>the figure has no panel</source>
        <translation>die Abbildung hat kein Panel</translation>
    </message>
    <message>
        <source>panel %1: %2</source>
        <translation>Panel %1: %2</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>a figure is written as %1; the name ends in &quot;%2&quot;</source>
        <translation>eine Abbildung wird als %1 geschrieben; der Name endet auf „%2“</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FiguresPage</name>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Begin another figure</source>
        <translation>Eine weitere Abbildung beginnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open the recipe of a figure, NAME.figure.json</source>
        <translation>Das Rezept einer Abbildung öffnen, NAME.figure.json</translation>
    </message>
    <message>
        <source>Open figure</source>
        <translation>Abbildung öffnen</translation>
    </message>
    <message>
        <source>Recipes of figures (*.figure.json *.json)</source>
        <translation>Rezepte von Abbildungen (*.figure.json *.json)</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Read the runs again: they may have grown (F5)</source>
        <translation>Die Läufe neu lesen: Sie können gewachsen sein (F5)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>Die letzte Änderung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Shift+Z)</source>
        <translation>Die Änderung wiederholen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>without green cones</source>
        <translation>ohne Grünzapfen</translation>
    </message>
    <message>
        <source>without red cones</source>
        <translation>ohne Rotzapfen</translation>
    </message>
    <message>
        <source>in grey</source>
        <translation>in Grau</translation>
    </message>
    <message>
        <source>How readers with deuteranopia or protanopia see the figure, and a copy in grey. What is exported keeps its colours.</source>
        <translation>Wie Leser mit Deuteranopie oder Protanopie die Abbildung sehen, und eine Kopie in Grau. Der Export behält die Farben.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Size of the page on the screen; at 100 % a millimetre is a millimetre (Ctrl++, Ctrl+-, Ctrl+0)</source>
        <translation>Größe der Seite auf dem Bildschirm; bei 100 % ist ein Millimeter ein Millimeter (Strg++, Strg+-, Strg+0)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the figure as PDF, SVG, PGF, PNG or TIFF (Ctrl+S)</source>
        <translation>Die Abbildung als PDF, SVG, PGF, PNG oder TIFF schreiben (Strg+S)</translation>
    </message>
    <message>
        <source>Choose a panel</source>
        <translation>Ein Panel wählen</translation>
    </message>
    <message>
        <source>Move it to another cell</source>
        <translation>Es in eine andere Zelle verschieben</translation>
    </message>
    <message>
        <source>Change how many cells it takes</source>
        <translation>Ändern, wie viele Zellen es einnimmt</translation>
    </message>
    <message>
        <source>Change the height of its row</source>
        <translation>Die Höhe seiner Zeile ändern</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Es entfernen</translation>
    </message>
    <message>
        <source>Take back, do again</source>
        <translation>Zurücknehmen, wiederholen</translation>
    </message>
    <message>
        <source>Zoom; the whole page</source>
        <translation>Zoomen; die ganze Seite</translation>
    </message>
    <message>
        <source>Read the runs again</source>
        <translation>Die Läufe neu lesen</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>Die Abbildung exportieren</translation>
    </message>
    <message>
        <source>Drag a panel from the left onto the page, or begin with the first one.</source>
        <translation>Ein Panel von links auf die Seite ziehen oder mit dem ersten beginnen.</translation>
    </message>
    <message>
        <source>A figure is made of the charts, snapshots and tables of runs; open a run first.</source>
        <translation>Eine Abbildung besteht aus Diagrammen, Momentaufnahmen und Tabellen von Läufen; zuerst einen Lauf öffnen.</translation>
    </message>
    <message>
        <source>&amp;Begin a figure</source>
        <translation>Abbildung &amp;beginnen</translation>
    </message>
    <message>
        <source>Open a &amp;run…</source>
        <translation>&amp;Lauf öffnen…</translation>
    </message>
    <message>
        <source>The figure was not opened: %1</source>
        <translation>Die Abbildung wurde nicht geöffnet: %1</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>The figure was not written: %1</source>
        <translation>Die Abbildung wurde nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>Written to %1: %2</source>
        <translation>Nach %1 geschrieben: %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FileEdit</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FilterChip</name>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>name without “%1”</source>
        <translation>Name ohne „%1“</translation>
    </message>
    <message>
        <source>name with “%1”</source>
        <translation>Name mit „%1“</translation>
    </message>
    <message>
        <source>not in split %1</source>
        <translation>nicht im Teil %1</translation>
    </message>
    <message>
        <source>split %1</source>
        <translation>Teil %1</translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>nicht: %1</translation>
    </message>
    <message>
        <source>no finding</source>
        <translation>kein Befund</translation>
    </message>
    <message>
        <source>any finding</source>
        <translation>irgendein Befund</translation>
    </message>
    <message>
        <source>no finding %1</source>
        <translation>kein Befund %1</translation>
    </message>
    <message>
        <source>finding %1</source>
        <translation>Befund %1</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>beurteilt</translation>
    </message>
    <message>
        <source>not reviewed as %1</source>
        <translation>nicht beurteilt als %1</translation>
    </message>
    <message>
        <source>reviewed: %1</source>
        <translation>beurteilt: %1</translation>
    </message>
    <message>
        <source>without class %1</source>
        <translation>ohne Klasse %1</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>no ignore regions</source>
        <translation>keine Ignorierbereiche</translation>
    </message>
    <message>
        <source>ignore regions</source>
        <translation>Ignorierbereiche</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>objects: %1</source>
        <translation>Objekte: %1</translation>
    </message>
    <message>
        <source>objects of %1: %2</source>
        <translation>Objekte von %1: %2</translation>
    </message>
    <message>
        <source>side %1 px at %2</source>
        <translation>Seite %1 px bei %2</translation>
    </message>
    <message>
        <source>side %1 px</source>
        <translation>Seite %1 px</translation>
    </message>
    <message>
        <source>aspect ratio %1</source>
        <translation>Seitenverhältnis %1</translation>
    </message>
    <message>
        <source>area %1 px²</source>
        <translation>Fläche %1 px²</translation>
    </message>
    <message>
        <source>box width %1 px</source>
        <translation>Boxbreite %1 px</translation>
    </message>
    <message>
        <source>box height %1 px</source>
        <translation>Boxhöhe %1 px</translation>
    </message>
    <message>
        <source>image width %1 px</source>
        <translation>Bildbreite %1 px</translation>
    </message>
    <message>
        <source>image height %1 px</source>
        <translation>Bildhöhe %1 px</translation>
    </message>
    <message>
        <source>foreground %1 %</source>
        <translation>Vordergrund %1 %</translation>
    </message>
    <message>
        <source>brightness %1 %</source>
        <translation>Helligkeit %1 %</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FilterChips</name>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Show all images again</source>
        <translation>Wieder alle Bilder zeigen</translation>
    </message>
    <message>
        <source>%1: click to take this back</source>
        <translation>%1: Klick nimmt dies zurück</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FindingDetail</name>
    <message>
        <source>Show in data set</source>
        <translation>Im Datensatz zeigen</translation>
    </message>
    <message>
        <source>Add to spot check</source>
        <translation>In die Stichprobe aufnehmen</translation>
    </message>
    <message>
        <source>Open the pair on the dataset page (Enter)</source>
        <translation>Das Paar auf der Datensatzseite öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>Put the pair into the spot check&apos;s queue (S)</source>
        <translation>Das Paar in die Warteschlange der Stichprobe stellen (S)</translation>
    </message>
    <message>
        <source>Select a finding to see the pair.</source>
        <translation>Wählen Sie einen Befund, um das Paar zu sehen.</translation>
    </message>
    <message>
        <source>This concerns the data set as a whole.</source>
        <translation>Das betrifft den Datensatz als Ganzes.</translation>
    </message>
    <message>
        <source>No image belongs to this file.</source>
        <translation>Zu dieser Datei gehört kein Bild.</translation>
    </message>
    <message>
        <source>, line %1</source>
        <translation>, Zeile %1</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>Warum es zählt</translation>
    </message>
    <message>
        <source>What a trainer would do</source>
        <translation>Was ein Trainer täte</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Akzeptieren…</translation>
    </message>
    <message>
        <source>Put the finding back on the list (C)</source>
        <translation>Den Befund wieder auf die Liste setzen (C)</translation>
    </message>
    <message>
        <source>Let the selected findings stand, with a reason (C)</source>
        <translation>Die gewählten Befunde mit einer Begründung so lassen (C)</translation>
    </message>
    <message>
        <source>Accepted because</source>
        <translation>Akzeptiert, weil</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FindingModel</name>
    <message>
        <source>whole data set</source>
        <translation>ganzer Datensatz</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>%1 (accepted: %2)</source>
        <translation>%1 (akzeptiert: %2)</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FormatChoiceDialog</name>
    <message>
        <source>Which data set?</source>
        <translation>Welcher Datensatz?</translation>
    </message>
    <message>
        <source>%1 can be read in several ways. The first fits best.</source>
        <translation>%1 lässt sich auf mehrere Arten lesen. Die erste passt am besten.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What speaks for it</source>
        <translation>Was dafür spricht</translation>
    </message>
    <message>
        <source>Formats that fit</source>
        <translation>Passende Formate</translation>
    </message>
</context>
<context>
    <name>gg::widgets::GroupBar</name>
    <message>
        <source>C&amp;harts</source>
        <translation>D&amp;iagramme</translation>
    </message>
    <message>
        <source>Curves, pictures and verdicts (C switches)</source>
        <translation>Kurven, Bilder und Diagnosen (C wechselt)</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Tables and plots of all runs that are shown (C switches)</source>
        <translation>Tabellen und Diagramme aller gezeigten Läufe (C wechselt)</translation>
    </message>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Gruppieren nach</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Runs with the same value are one line, their mean, in a band of one standard deviation</source>
        <translation>Läufe mit demselben Wert sind eine Linie, ihr Mittel, in einem Band von einer Standardabweichung</translation>
    </message>
    <message>
        <source>Pattern of names</source>
        <translation>Namensmuster</translation>
    </message>
    <message>
        <source>* stands for what may differ, {} for what the group is called after: {}_seed* makes bce_seed1 and bce_seed2 the group bce</source>
        <translation>* steht für das, was sich unterscheiden darf, {} für das, wonach die Gruppe heißt: {}_seed* macht aus bce_seed1 und bce_seed2 die Gruppe bce</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Names like…</source>
        <translation>Namen wie…</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::GroupCharts</name>
    <message>
        <source>%1, + 1 standard deviation</source>
        <translation>%1, + 1 Standardabweichung</translation>
    </message>
    <message>
        <source>%1, − 1 standard deviation</source>
        <translation>%1, − 1 Standardabweichung</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <translation>%1 (n = %2)</translation>
    </message>
    <message>
        <source>No two runs of a group have values at the same epoch.</source>
        <translation>Keine zwei Läufe einer Gruppe haben Werte in derselben Epoche.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::HeatFigure</name>
    <message>
        <source>%1 %2 (%3 %)</source>
        <translation>%1 %2 (%3 %)</translation>
    </message>
    <message>
        <source>column %1, row %2: %3</source>
        <translation>Spalte %1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>%1 %2 to %3, %4 %5 to %6: %7</source>
        <translation>%1 %2 bis %3, %4 %5 bis %6: %7</translation>
    </message>
</context>
<context>
    <name>gg::widgets::HistogramBars</name>
    <message>
        <source>nothing to count</source>
        <translation>nichts zu zählen</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 und mehr</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ImageScoresModel</name>
    <message>
        <source>F1 of the image at IoU 0.5, each run at the confidence of its best F1</source>
        <translation>F1 des Bildes bei IoU 0,5, jeder Lauf bei der Konfidenz seines besten F1</translation>
    </message>
    <message>
        <source>Dice of the image</source>
        <translation>Dice des Bildes</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>A, %1</source>
        <translation>A, %1</translation>
    </message>
    <message>
        <source>B, %1</source>
        <translation>B, %1</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ImageView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>gg::widgets::IssueStrip</name>
    <message>
        <source>%1 left out</source>
        <translation>%1 ausgelassen</translation>
    </message>
    <message>
        <source>%1 taken, though something is odd</source>
        <translation>%1 übernommen, aber auffällig</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) on the input</source>
        <translation>
            <numerusform>%n Anmerkung zur Eingabe</numerusform>
            <numerusform>%n Anmerkungen zur Eingabe</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Die Liste schließen</translation>
    </message>
    <message>
        <source>Show what was left out, and why</source>
        <translation>Zeigen, was ausgelassen wurde und warum</translation>
    </message>
</context>
<context>
    <name>gg::widgets::LabelState</name>
    <message>
        <source>labelled</source>
        <translation>gelabelt</translation>
    </message>
    <message>
        <source>empty label</source>
        <translation>leeres Label</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>unreadable label</source>
        <translation>unlesbares Label</translation>
    </message>
</context>
<context>
    <name>gg::widgets::LedgerPage</name>
    <message>
        <source>Share of each state</source>
        <translation>Anteil jedes Zustands</translation>
    </message>
    <message>
        <source>Open a folder of images and labels to account for its files.</source>
        <translation>Öffnen Sie einen Ordner mit Bildern und Labels, um die Bilanz seiner Dateien zu sehen.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Every file, its state, and what trainers do with it</source>
        <translation>Jede Datei, ihr Zustand und was Trainer mit ihr tun</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>Bilder zeigen</translation>
    </message>
    <message>
        <source>Show the images of these files on the dataset page</source>
        <translation>Die Bilder dieser Dateien auf der Datensatzseite zeigen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>The files are being accounted for.</source>
        <translation>Die Bilanz der Dateien wird erstellt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) found</source>
        <translation>
            <numerusform>%Ln Datei gefunden</numerusform>
            <numerusform>%Ln Dateien gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> + %Ln elsewhere</source>
        <translation>
            <numerusform> + %Ln anderswo</numerusform>
            <numerusform> + %Ln anderswo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> + %Ln listed but absent</source>
        <translation>
            <numerusform> + %Ln aufgeführt, aber nicht da</numerusform>
            <numerusform> + %Ln aufgeführt, aber nicht da</numerusform>
        </translation>
    </message>
    <message>
        <source> = %1 with one state each.</source>
        <translation> = %1 mit je einem Zustand.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden folder(s) not looked into.</source>
        <translation>
            <numerusform>%Ln versteckter Ordner nicht angesehen.</numerusform>
            <numerusform>%Ln versteckte Ordner nicht angesehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) could not be read.</source>
        <translation>
            <numerusform>%Ln Ordner war nicht lesbar.</numerusform>
            <numerusform>%Ln Ordner waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s)</source>
        <translation>
            <numerusform>%1: %Ln Datei</numerusform>
            <numerusform>%1: %Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>ledger: %1</source>
        <translation>Bilanz: %1</translation>
    </message>
    <message>
        <source>, the first %1</source>
        <translation>, die ersten %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::LedgerRowModel</name>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>other</source>
        <translation>sonstige</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
</context>
<context>
    <name>gg::widgets::LedgerStateModel</name>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Ultralytics</source>
        <translation>Ultralytics</translation>
    </message>
    <message>
        <source>A loader such as torchvision&apos;s</source>
        <translation>Ein Lader wie der von torchvision</translation>
    </message>
</context>
<context>
    <name>gg::widgets::LegendPainting</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>keys of a legend</comment>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::LoggedCanvas</name>
    <message>
        <source>%1 values</source>
        <translation>%1 Werte</translation>
    </message>
    <message>
        <source>%1 values, all %2</source>
        <translation>%1 Werte, alle %2</translation>
    </message>
    <message>
        <source>A double click or Enter opens it large</source>
        <translation>Doppelklick oder Eingabe öffnet es groß</translation>
    </message>
</context>
<context>
    <name>gg::widgets::LoggedDialog</name>
    <message>
        <source>Logged</source>
        <translation>Protokolliert</translation>
    </message>
    <message>
        <source>What is listed before it (Left)</source>
        <translation>Was davor aufgeführt ist (Pfeil links)</translation>
    </message>
    <message>
        <source>What is listed after it (Right)</source>
        <translation>Was danach aufgeführt ist (Pfeil rechts)</translation>
    </message>
    <message>
        <source>The same of the run before (Up)</source>
        <translation>Dasselbe vom vorigen Lauf (Pfeil auf)</translation>
    </message>
    <message>
        <source>The same of the next run (Down)</source>
        <translation>Dasselbe vom nächsten Lauf (Pfeil ab)</translation>
    </message>
    <message>
        <source>An earlier epoch or step ([)</source>
        <translation>Eine frühere Epoche oder ein früherer Schritt ([)</translation>
    </message>
    <message>
        <source>A later epoch or step (])</source>
        <translation>Eine spätere Epoche oder ein späterer Schritt (])</translation>
    </message>
    <message>
        <source> · %1 × %2 pixels</source>
        <translation> · %1 × %2 Pixel</translation>
    </message>
</context>
<context>
    <name>gg::widgets::LoggedGroup</name>
    <message>
        <source>Validation batches</source>
        <translation>Validierungs-Batches</translation>
    </message>
    <message>
        <source>Training batches</source>
        <translation>Trainings-Batches</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Curves of the detector</source>
        <translation>Kurven des Detektors</translation>
    </message>
    <message>
        <source>Results and labels</source>
        <translation>Ergebnisse und Labels</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>gg::widgets::LoggedView</name>
    <message>
        <source>What was logged</source>
        <translation>Protokolliertes</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Which of the logged steps is shown: these have no epoch</source>
        <translation>Welcher der protokollierten Schritte gezeigt wird: Diese haben keine Epoche</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Up and Down go through them, Enter opens one large</source>
        <translation>Pfeil auf und Pfeil ab gehen sie durch, Eingabe öffnet eines groß</translation>
    </message>
    <message numerus="yes">
        <source>%n more run(s): hide others in the list, or choose them in the comparison</source>
        <translation>
            <numerusform>%n weiterer Lauf: andere in der Liste ausblenden oder ihn im Vergleich wählen</numerusform>
            <numerusform>%n weitere Läufe: andere in der Liste ausblenden oder sie im Vergleich wählen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::MaskDifference</name>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>false alarm</source>
        <translation>Fehlalarm</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>übersehen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::MaskPanel</name>
    <message>
        <source>Show in &amp;Dataset</source>
        <translation>Im Datensatz &amp;zeigen</translation>
    </message>
    <message>
        <source>Show exactly these images on the Dataset page (D)</source>
        <translation>Genau diese Bilder auf der Datensatzseite zeigen (D)</translation>
    </message>
    <message>
        <source>Click a cell of the matrix, a class or a bar: its images are shown here, worst first.</source>
        <translation>Klicken Sie auf eine Zelle der Matrix, eine Klasse oder einen Balken: Die Bilder dazu werden hier gezeigt, schlechteste zuerst.</translation>
    </message>
    <message>
        <source>The images behind your click</source>
        <translation>Die Bilder hinter dem Klick</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 von %2 · %3</translation>
    </message>
    <message>
        <source>The run kept the counts of this image, not its prediction.</source>
        <translation>Der Lauf hat die Zählung dieses Bildes aufbewahrt, nicht seine Vorhersage.</translation>
    </message>
    <message>
        <source>Right and wrong classes</source>
        <translation>Richtige und falsche Klassen</translation>
    </message>
    <message>
        <source>Truth by class</source>
        <translation>Ground Truth nach Klasse</translation>
    </message>
    <message>
        <source>Prediction by class</source>
        <translation>Vorhersage nach Klasse</translation>
    </message>
    <message>
        <source>What of the masks is drawn</source>
        <translation>Was von den Masken gezeichnet wird</translation>
    </message>
    <message>
        <source>What of the masks is drawn over the picture (M: the next)</source>
        <translation>Was von den Masken über das Bild gezeichnet wird (M: das Nächste)</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>Farben: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::MatrixDrawing</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>truth ↓</source>
        <translation>Ground Truth ↓</translation>
    </message>
    <message>
        <source>predicted →</source>
        <translation>vorhergesagt →</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>nothing there, nothing predicted: not counted</source>
        <translation>dort ist nichts, nichts vorhergesagt: zählt nicht</translation>
    </message>
    <message>
        <source>truth %1, not found</source>
        <translation>Ground Truth %1, nicht gefunden</translation>
    </message>
    <message>
        <source>nothing there, predicted %1</source>
        <translation>dort ist nichts, vorhergesagt %1</translation>
    </message>
    <message>
        <source>truth %1, predicted %2</source>
        <translation>Ground Truth %1, vorhergesagt %2</translation>
    </message>
    <message>
        <source>%1 of all %2</source>
        <translation>%1 von allem, was %2 ist</translation>
    </message>
    <message>
        <source>%1 of what was predicted as %2</source>
        <translation>%1 von allem, was als %2 vorhergesagt wurde</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>gg::widgets::MatrixPanel</name>
    <message>
        <source>Matrix: share of the truth</source>
        <translation>Matrix: Anteil an der Ground Truth</translation>
    </message>
    <message>
        <source>Matrix: share of predicted</source>
        <translation>Matrix: Anteil am Vorhergesagten</translation>
    </message>
    <message>
        <source>Matrix: counts</source>
        <translation>Matrix: Anzahlen</translation>
    </message>
    <message>
        <source>Confused pairs</source>
        <translation>Verwechselte Paare</translation>
    </message>
    <message>
        <source>How the confusion matrix is shown</source>
        <translation>Wie die Konfusionsmatrix gezeigt wird</translation>
    </message>
    <message>
        <source>Rows are the truth, columns what was predicted. In the matrix, arrows move, Enter shows the objects of a cell, + and − or Ctrl and the wheel zoom, 0 shows everything.</source>
        <translation>Zeilen sind die Ground Truth, Spalten das Vorhergesagte. In der Matrix bewegen die Pfeiltasten, die Eingabetaste zeigt die Objekte einer Zelle, + und − oder Strg und das Rad zoomen, 0 zeigt alles.</translation>
    </message>
    <message>
        <source>Most confused</source>
        <translation>Oft verwechselt</translation>
    </message>
    <message>
        <source>Only the classes that are taken for one another most</source>
        <translation>Nur die Klassen, die am meisten miteinander verwechselt werden</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the matrix as a figure for a paper (E)</source>
        <translation>Die Matrix als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
</context>
<context>
    <name>gg::widgets::MatrixView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Scroll the matrix across</source>
        <translation>Die Matrix waagerecht verschieben</translation>
    </message>
    <message>
        <source>Scroll the matrix down</source>
        <translation>Die Matrix senkrecht verschieben</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ModelDialog</name>
    <message>
        <source>As recognised</source>
        <translation>Wie erkannt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Run a model</source>
        <translation>Modell ausführen</translation>
    </message>
    <message>
        <source>An ONNX or TorchScript file is run over a split, and what it finds is kept for evaluation.</source>
        <translation>Eine ONNX- oder TorchScript-Datei läuft über eine Aufteilung, und was sie findet, wird für die Auswertung aufgehoben.</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>Modell auswählen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Take back every change of pre- and post-processing</source>
        <translation>Alle Änderungen an Vor- und Nachverarbeitung zurücknehmen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation>noch kein Modell</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Auswählen…</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln image(s)</source>
        <translation>
            <numerusform>%1, %Ln Bild</numerusform>
            <numerusform>%1, %Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>Auf&amp;teilung</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Results</source>
        <translation>&amp;Ergebnisse</translation>
    </message>
    <message>
        <source>Ch&amp;oose…</source>
        <translation>Aus&amp;wählen…</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Network, ms</source>
        <translation>Netz, ms</translation>
    </message>
    <message>
        <source>End to end, ms</source>
        <translation>Ganzer Weg, ms</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell auswählen</translation>
    </message>
    <message>
        <source>Models (*.onnx *.torchscript *.pt *.pth);;All files (*)</source>
        <translation>Modelle (*.onnx *.torchscript *.pt *.pth);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>New folder for the results</source>
        <translation>Neuer Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>TorchScript</source>
        <translation>TorchScript</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>opset %1</source>
        <translation>Opset %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln detection(s)</source>
        <translation>
            <numerusform>%Ln Detektion</numerusform>
            <numerusform>%Ln Detektionen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 images a second</source>
        <translation>%1 Bilder je Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) could not be read, such as %1: %2</source>
        <translation>
            <numerusform>%Ln Bild konnte nicht gelesen werden, %1: %2</numerusform>
            <numerusform>%Ln Bilder konnten nicht gelesen werden, etwa %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln detection(s) were left out because the data set does not have their class: %1</source>
        <translation>
            <numerusform>%Ln Detektion wurde weggelassen, weil der Datensatz ihre Klasse nicht hat: %1</numerusform>
            <numerusform>%Ln Detektionen wurden weggelassen, weil der Datensatz ihre Klasse nicht hat: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Rank by uncertainty</source>
        <translation>Nach Unsicherheit ordnen</translation>
    </message>
    <message>
        <source>Show the split&apos;s images, those first of which the model is least sure: what to label next</source>
        <translation>Die Bilder der Aufteilung zeigen, zuerst die, bei denen das Modell am unsichersten ist: was als Nächstes zu labeln ist</translation>
    </message>
    <message>
        <source>Look at each image &amp;mirrored and smaller too (6 views), and fuse what is found</source>
        <translation>Jedes Bild auch ge&amp;spiegelt und kleiner ansehen (6 Ansichten) und das Gefundene fusionieren</translation>
    </message>
    <message>
        <source>Test-time augmentation: six times the work. How far the views agree is written beside the results</source>
        <translation>Test-Time-Augmentierung: sechsfacher Aufwand. Wie weit die Ansichten übereinstimmen, wird neben die Ergebnisse geschrieben</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>Geringste Konfidenz</translation>
    </message>
    <message>
        <source>Margin to what speaks against it</source>
        <translation>Abstand zu dem, was dagegen spricht</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Disagreement of the views</source>
        <translation>Uneinigkeit der Ansichten</translation>
    </message>
    <message>
        <source>Mutual information of the views</source>
        <translation>Transinformation der Ansichten</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ModelNameEdit</name>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>n is the smallest, x the largest</source>
        <translation>n ist die kleinste, x die größte</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ObjectModel</name>
    <message>
        <source>%1 × %2 %</source>
        <translation>%1 × %2 %</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 (ignored)</source>
        <translation>%1 (ignoriert)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size, px</source>
        <translation>Größe, px</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>gg::widgets::PairView</name>
    <message>
        <source>Overlays</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>Show labels over the picture (O)</source>
        <translation>Labels über dem Bild zeigen (O)</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Fill the shapes, or draw their outline only (L)</source>
        <translation>Die Formen füllen oder nur ihren Umriss zeichnen (L)</translation>
    </message>
    <message>
        <source>Opacity of the labels ([ and ])</source>
        <translation>Deckkraft der Labels ([ und ])</translation>
    </message>
    <message>
        <source>Opacity of the labels</source>
        <translation>Deckkraft der Labels</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit the picture (F)</source>
        <translation>Das Bild einpassen (F)</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>One picture pixel is one pixel of the screen (0)</source>
        <translation>Ein Bildpixel ist ein Bildschirmpixel (0)</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Zoom to the next object (Z)</source>
        <translation>Auf das nächste Objekt zoomen (Z)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Whose mask is shown: everybody&apos;s, or one annotator&apos;s (N)</source>
        <translation>Wessen Maske gezeigt wird: die von allen oder die eines Annotators (N)</translation>
    </message>
    <message>
        <source>All annotators</source>
        <translation>Alle Annotatoren</translation>
    </message>
    <message>
        <source>Annotator %1 of %2</source>
        <translation>Annotator %1 von %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::PanelBuilding</name>
    <message>
        <source>mAP50-95</source>
        <translation>mAP50-95</translation>
    </message>
    <message>
        <source>mAP50</source>
        <translation>mAP50</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>no run is chosen</source>
        <translation>kein Lauf ist gewählt</translation>
    </message>
    <message>
        <source>the runs have no results for a table</source>
        <translation>die Läufe haben keine Ergebnisse für eine Tabelle</translation>
    </message>
    <message>
        <source>Reading panels</source>
        <translation>Panels werden gelesen</translation>
    </message>
    <message>
        <source>panel %1: %2</source>
        <translation>Panel %1: %2</translation>
    </message>
    <message>
        <source>predictions are not evaluated here</source>
        <translation>Vorhersagen werden hier nicht ausgewertet</translation>
    </message>
    <message>
        <source>the numbers of the last time are shown: %1</source>
        <translation>gezeigt werden die Zahlen vom letzten Mal: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::PanelSettings</name>
    <message>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <source>Matrices of pixels</source>
        <translation>Pixelmatrizen</translation>
    </message>
    <message>
        <source>Table of results</source>
        <translation>Ergebnistabelle</translation>
    </message>
    <message>
        <source>%1, evaluated again when the figure is drawn</source>
        <translation>%1, beim Zeichnen der Abbildung neu ausgewertet</translation>
    </message>
    <message>
        <source>%1 (its numbers are kept in the recipe)</source>
        <translation>%1 (die Zahlen sind im Rezept gespeichert)</translation>
    </message>
    <message>
        <source>Steps of the learning rate</source>
        <translation>Stufen der Lernrate</translation>
    </message>
    <message>
        <source>End of the warm-up</source>
        <translation>Ende der Aufwärmphase</translation>
    </message>
    <message>
        <source>Closing of the mosaic</source>
        <translation>Ende des Mosaiks</translation>
    </message>
    <message>
        <source>Best checkpoint</source>
        <translation>Bester Checkpoint</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Diagnosen</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Remove panel</source>
        <translation>Panel entfernen</translation>
    </message>
    <message>
        <source>Remove the panel from the figure (Delete)</source>
        <translation>Das Panel aus der Abbildung entfernen (Entf)</translation>
    </message>
    <message>
        <source>Empty: the next letter in order. A hyphen: none.</source>
        <translation>Leer: der nächste Buchstabe der Reihe nach. Ein Bindestrich: keiner.</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Buchstabe</translation>
    </message>
    <message>
        <source>Height of row</source>
        <translation>Höhe der Zeile</translation>
    </message>
    <message>
        <source>As the figure</source>
        <translation>Wie die Abbildung</translation>
    </message>
    <message>
        <source>from the data</source>
        <translation>aus den Daten</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>Logarithmische y-Achse</translation>
    </message>
    <message>
        <source>Logarithmic x axis</source>
        <translation>Logarithmische x-Achse</translation>
    </message>
    <message>
        <source>What lies at zero or below has no place on a logarithmic axis and is left out</source>
        <translation>Was bei null oder darunter liegt, hat auf einer logarithmischen Achse keinen Platz und wird ausgelassen</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>y from</source>
        <translation>y von</translation>
    </message>
    <message>
        <source>y to</source>
        <translation>y bis</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Hours since the start</source>
        <translation>Stunden seit dem Start</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The weight of what came before, as in the charts of the runs page. The curve as it is stays behind, faint.</source>
        <translation>Das Gewicht des Vorangegangenen, wie in den Diagrammen der Seite „Läufe“. Die ungeglättete Kurve bleibt blass dahinter stehen.</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Aufgetragen über</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Marked in it</source>
        <translation>Darin markiert</translation>
    </message>
    <message>
        <source>Each run alone</source>
        <translation>Jeder Lauf für sich</translation>
    </message>
    <message>
        <source>Groups by name</source>
        <translation>Gruppen nach Namen</translation>
    </message>
    <message>
        <source>Groups by a setting</source>
        <translation>Gruppen nach einer Einstellung</translation>
    </message>
    <message>
        <source>Runs of a group, such as seeds, are drawn as their mean in a band of one standard deviation; in a table they are a row, mean ± deviation</source>
        <translation>Läufe einer Gruppe, etwa mit verschiedenen Startwerten, werden als ihr Mittel in einem Band von einer Standardabweichung gezeichnet; in einer Tabelle sind sie eine Zeile, Mittel ± Abweichung</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>the newest</source>
        <translation>die neueste</translation>
    </message>
    <message>
        <source>Epochs, such as 1, 5, 20</source>
        <translation>Epochen, etwa 1, 5, 20</translation>
    </message>
    <message>
        <source>Hits and misses</source>
        <translation>Treffer und Fehler</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>Umrisse</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Gezeigt als</translation>
    </message>
    <message>
        <source>Share of the truth</source>
        <translation>Anteil an der Ground Truth</translation>
    </message>
    <message>
        <source>Share of predicted</source>
        <translation>Anteil an den Vorhersagen</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Anzahlen</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Runs in it</source>
        <translation>Läufe darin</translation>
    </message>
    <message>
        <source>Runs that the panel shows</source>
        <translation>Läufe, die das Panel zeigt</translation>
    </message>
    <message>
        <source>&quot;*&quot; stands for what may differ, &quot;{}&quot; for what the group is called: {}_seed*</source>
        <translation>„*“ steht für das, was sich unterscheiden darf, „{}“ für das, wonach die Gruppe heißt: {}_seed*</translation>
    </message>
    <message>
        <source>A setting of the runs, such as loss or model</source>
        <translation>Eine Einstellung der Läufe, etwa loss oder model</translation>
    </message>
    <message>
        <source>%1
held against %2</source>
        <translation>%1
verglichen mit %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::PaperStyle</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ParallelView</name>
    <message>
        <source>Settings and results of all runs</source>
        <translation>Einstellungen und Ergebnisse aller Läufe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Drag along the axis to look at the runs that lie there</source>
        <translation>Entlang der Achse ziehen, um die Läufe anzusehen, die dort liegen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::PositionMap</name>
    <message>
        <source>Positions of objects in their images</source>
        <translation>Positionen der Objekte in ihren Bildern</translation>
    </message>
    <message>
        <source>nothing to count</source>
        <translation>nichts zu zählen</translation>
    </message>
    <message>
        <source>%1 of %2 centres lie here</source>
        <translation>%1 von %2 Mittelpunkten liegen hier</translation>
    </message>
</context>
<context>
    <name>gg::widgets::PredictionKey</name>
    <message>
        <source>probability 0</source>
        <translation>Wahrscheinlichkeit 0</translation>
    </message>
    <message>
        <source>hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>false alarm</source>
        <translation>Fehlalarm</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>übersehen</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Ground Truth</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>Vorhersage</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ProcessingForm</name>
    <message>
        <source>What the network is given</source>
        <translation>Was das Netz bekommt</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Keep shape, in the middle</source>
        <translation>Form behalten, in der Mitte</translation>
    </message>
    <message>
        <source>Keep shape, upper left</source>
        <translation>Form behalten, oben links</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Strecken</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Auffüllen mit</translation>
    </message>
    <message>
        <source>Red, green, blue</source>
        <translation>Rot, Grün, Blau</translation>
    </message>
    <message>
        <source>Blue, green, red</source>
        <translation>Blau, Grün, Rot</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Subtracted, a number a channel</source>
        <translation>Wird abgezogen, eine Zahl je Kanal</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Divided by, a number a channel</source>
        <translation>Dadurch wird geteilt, eine Zahl je Kanal</translation>
    </message>
    <message>
        <source>Mean, deviation</source>
        <translation>Mittel, Abweichung</translation>
    </message>
    <message>
        <source>Channels first</source>
        <translation>Kanäle zuerst</translation>
    </message>
    <message>
        <source>Channels last</source>
        <translation>Kanäle zuletzt</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>What it gives</source>
        <translation>Was es liefert</translation>
    </message>
    <message>
        <source>Boxes with classes (YOLOv8, 11, 12)</source>
        <translation>Boxen mit Klassen (YOLOv8, 11, 12)</translation>
    </message>
    <message>
        <source>Boxes with classes and masks</source>
        <translation>Boxen mit Klassen und Masken</translation>
    </message>
    <message>
        <source>Boxes with objectness (YOLOv5, 7)</source>
        <translation>Boxen mit Objektheit (YOLOv5, 7)</translation>
    </message>
    <message>
        <source>Boxes with objectness and masks</source>
        <translation>Boxen mit Objektheit und Masken</translation>
    </message>
    <message>
        <source>YOLOX, raw grid</source>
        <translation>YOLOX, rohes Gitter</translation>
    </message>
    <message>
        <source>Boxes without overlaps</source>
        <translation>Boxen ohne Überlappungen</translation>
    </message>
    <message>
        <source>FastestDet</source>
        <translation>FastestDet</translation>
    </message>
    <message>
        <source>A class for every pixel</source>
        <translation>Eine Klasse je Pixel</translation>
    </message>
    <message>
        <source>Foreground&apos;s probability</source>
        <translation>Wahrscheinlichkeit des Vordergrunds</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Pixels of the input</source>
        <translation>Pixel der Eingabe</translation>
    </message>
    <message>
        <source>Shares of the input</source>
        <translation>Anteile der Eingabe</translation>
    </message>
    <message>
        <source>Boxes in</source>
        <translation>Boxen in</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Still to be applied</source>
        <translation>Noch anzuwenden</translation>
    </message>
    <message>
        <source>One class a line, in the network&apos;s order</source>
        <translation>Eine Klasse je Zeile, in der Reihenfolge des Netzes</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Confidence from</source>
        <translation>Konfidenz ab</translation>
    </message>
    <message>
        <source>Overlap up to</source>
        <translation>Überlappung bis</translation>
    </message>
    <message>
        <source>Detections an image</source>
        <translation>Detektionen je Bild</translation>
    </message>
    <message>
        <source>Also across classes</source>
        <translation>Auch über Klassen hinweg</translation>
    </message>
    <message>
        <source>Remove overlaps</source>
        <translation>Überlappungen entfernen</translation>
    </message>
    <message>
        <source>For every class</source>
        <translation>Für jede Klasse</translation>
    </message>
    <message>
        <source>For its best class</source>
        <translation>Für ihre beste Klasse</translation>
    </message>
    <message>
        <source>A box counts</source>
        <translation>Eine Box zählt</translation>
    </message>
    <message>
        <source>From 0 to 1</source>
        <translation>Von 0 bis 1</translation>
    </message>
    <message>
        <source>From 0 to 255</source>
        <translation>Von 0 bis 255</translation>
    </message>
    <message>
        <source>Pixels times %1</source>
        <translation>Pixel mal %1</translation>
    </message>
    <message>
        <source>The mean takes three numbers with commas between them.</source>
        <translation>Das Mittel besteht aus drei Zahlen mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>Changed by you. Recognised for this reason: %1</source>
        <translation>Von Ihnen geändert. Aus diesem Grund erkannt: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source> · %1 per second</source>
        <translation> · %1 pro Sekunde</translation>
    </message>
    <message numerus="yes">
        <source> · %n second(s) left</source>
        <translation>
            <numerusform> · noch %n Sekunde</numerusform>
            <numerusform> · noch %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n minute(s) left</source>
        <translation>
            <numerusform> · noch %n Minute</numerusform>
            <numerusform> · noch %n Minuten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ReadinessDialog</name>
    <message>
        <source>Before training</source>
        <translation>Vor dem Training</translation>
    </message>
    <message>
        <source>Rules of thumb, and the numbers of this data set that they start from. They are a beginning, not a result.</source>
        <translation>Faustregeln und die Zahlen dieses Datensatzes, von denen sie ausgehen. Sie sind ein Anfang, kein Ergebnis.</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>There is nothing to recommend for a data set without labelled objects.</source>
        <translation>Für einen Datensatz ohne gelabelte Objekte gibt es nichts zu empfehlen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RecipeNotesDialog</name>
    <message>
        <source>Settings of %1</source>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <source>Every setting that matters for what is learnt is honoured.</source>
        <translation>Jede Einstellung, die beeinflusst, was gelernt wird, wird übernommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) would change what is learnt and cannot be honoured.</source>
        <translation>
            <numerusform>%n Einstellung würde ändern, was gelernt wird, und kann nicht übernommen werden.</numerusform>
            <numerusform>%n Einstellungen würden ändern, was gelernt wird, und können nicht übernommen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Not honoured (%1)</source>
        <translation>Nicht übernommen (%1)</translation>
    </message>
    <message>
        <source>Honoured (%1)</source>
        <translation>Übernommen (%1)</translation>
    </message>
    <message>
        <source>Without effect on what is learnt (%1)</source>
        <translation>Ohne Einfluss auf das Gelernte (%1)</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RecordQuery</name>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>“%1:” needs a value.</source>
        <translation>„%1:“ braucht einen Wert.</translation>
    </message>
    <message>
        <source>No verdict is called “%1”: use good, bad, none, * or a verdict such as missing_label.</source>
        <translation>Kein Urteil heißt „%1“: erlaubt sind good, bad, none, * oder ein Urteil wie missing_label.</translation>
    </message>
    <message>
        <source>No class is called “%1”.</source>
        <translation>Keine Klasse heißt „%1“.</translation>
    </message>
    <message>
        <source>No split is called “%1”. There are: %2.</source>
        <translation>Keine Aufteilung heißt „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>“label:%1” is not known: use labelled, empty, missing or unreadable.</source>
        <translation>„label:%1“ ist unbekannt: erlaubt sind labelled, empty, missing oder unreadable.</translation>
    </message>
    <message>
        <source>“%1:” is not known. Known are %2. A name with a colon goes in quotation marks.</source>
        <translation>„%1:“ ist nicht bekannt. Bekannt sind %2. Ein Name mit Doppelpunkt gehört in Anführungszeichen.</translation>
    </message>
    <message>
        <source>“none” stands alone: write %1:none, or leave it out.</source>
        <translation>„none“ steht allein: Schreiben Sie %1:none oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>“ignore:%1” is not known: use ignore:yes or ignore:none.</source>
        <translation>„ignore:%1“ ist nicht bekannt: Möglich sind ignore:yes und ignore:none.</translation>
    </message>
    <message>
        <source>Behind the @ of “size:%1” a training size in pixels is expected: size:&lt;8@640.</source>
        <translation>Hinter dem @ von „size:%1“ wird eine Trainingsgröße in Pixeln erwartet: size:&lt;8@640.</translation>
    </message>
    <message>
        <source>“%1:%2” is not a number: write %1:5, %1:&gt;20, %1:&lt;=3 or %1:5..10.</source>
        <translation>„%1:%2“ ist keine Zahl: Schreiben Sie %1:5, %1:&gt;20, %1:&lt;=3 oder %1:5..10.</translation>
    </message>
    <message>
        <source>“%1:%2” is not a range: write %1:&lt;8, %1:&gt;=32 or %1:32..96, with a point before decimals.</source>
        <translation>„%1:%2“ ist kein Bereich: Schreiben Sie %1:&lt;8, %1:&gt;=32 oder %1:32..96, mit einem Punkt vor Nachkommastellen.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RepairDialog</name>
    <message>
        <source>Save as patch…</source>
        <translation>Als Patch speichern…</translation>
    </message>
    <message>
        <source>Write a repaired copy…</source>
        <translation>Reparierte Kopie schreiben…</translation>
    </message>
    <message>
        <source>Repair the labels</source>
        <translation>Labels reparieren</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Proposed repairs</source>
        <translation>Vorgeschlagene Reparaturen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>The data set itself is not changed. A patch comes with another one that takes it back.</source>
        <translation>Der Datensatz selbst wird nicht geändert. Zu einem Patch gehört ein zweiter, der ihn zurücknimmt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing was found that can be repaired without looking at the pictures.</source>
        <translation>Es wurde nichts gefunden, was sich ohne Blick auf die Bilder reparieren lässt.</translation>
    </message>
    <message>
        <source>(a new, empty file)</source>
        <translation>(eine neue, leere Datei)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln repair(s) marked</source>
        <translation>
            <numerusform>%Ln Reparatur markiert</numerusform>
            <numerusform>%Ln Reparaturen markiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RuleModel</name>
    <message>
        <source>All findings</source>
        <translation>Alle Befunde</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Akzeptiert</translation>
    </message>
    <message>
        <source>Findings that were accepted with a reason</source>
        <translation>Befunde, die mit einer Begründung akzeptiert wurden</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RulesDialog</name>
    <message>
        <source>Rules of the audit</source>
        <translation>Regeln der Prüfung</translation>
    </message>
    <message>
        <source>Filter by rule or threshold</source>
        <translation>Nach Regel oder Schwellwert filtern</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>The longer side of a picture as the network gets it; sizes of objects are judged at it</source>
        <translation>Die längere Seite eines Bildes, wie das Netz es bekommt; Objektgrößen werden daran gemessen</translation>
    </message>
    <message>
        <source>Rule and threshold</source>
        <translation>Regel und Schwellwert</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Audit with these</source>
        <translation>Damit prüfen</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Standardwerte</translation>
    </message>
    <message>
        <source>Training size</source>
        <translation>Trainingsgröße</translation>
    </message>
    <message>
        <source>A rule without its mark is not run. Thresholds in bold differ from their defaults.</source>
        <translation>Eine Regel ohne Häkchen läuft nicht. Fett gesetzte Schwellwerte weichen vom Standard ab.</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Standard: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunBestModel</name>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Val. loss</source>
        <translation>Val.-Verlust</translation>
    </message>
    <message>
        <source>Train loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 @ %2</source>
        <translation>%1 @ %2</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Best @</source>
        <translation>Bestwert @</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>Bei %1</translation>
    </message>
    <message>
        <source>At cursor</source>
        <translation>Am Cursor</translation>
    </message>
    <message>
        <source>mAP50-95</source>
        <translation>mAP50-95</translation>
    </message>
    <message>
        <source>mAP50</source>
        <translation>mAP50</translation>
    </message>
    <message>
        <source>mAP75</source>
        <translation>mAP75</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunChoiceDialog</name>
    <message>
        <source>Which runs?</source>
        <translation>Welche Läufe?</translation>
    </message>
    <message numerus="yes">
        <source>%1 holds %n run(s).</source>
        <translation>
            <numerusform>%1 enthält %n Lauf.</numerusform>
            <numerusform>%1 enthält %n Läufe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Search: name, tool, folder</source>
        <translation>Suche: Name, Werkzeug, Ordner</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Läufe suchen</translation>
    </message>
    <message>
        <source>Check &amp;all</source>
        <translation>&amp;Alle ankreuzen</translation>
    </message>
    <message>
        <source>Check &amp;none</source>
        <translation>&amp;Keine ankreuzen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Runs that were found</source>
        <translation>Gefundene Läufe</translation>
    </message>
    <message>
        <source>%1 of %2 are opened</source>
        <translation>%1 von %2 werden geöffnet</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunClassModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Enter or a double click shows its objects on the evaluate page</source>
        <translation>Eingabetaste oder Doppelklick zeigt ihre Objekte auf der Auswertungsseite</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>GT</translation>
    </message>
    <message>
        <source>Labelled objects that count</source>
        <translation>Gelabelte Objekte, die zählen (Ground Truth)</translation>
    </message>
    <message>
        <source>Pred.</source>
        <translation>Vorh.</translation>
    </message>
    <message>
        <source>Boxes at the confidence of the best mean F1</source>
        <translation>Boxen bei der Konfidenz des besten mittleren F1</translation>
    </message>
    <message>
        <source>AP50-95</source>
        <translation>AP50-95</translation>
    </message>
    <message>
        <source>COCO&apos;s average precision, mean over IoU 0.50 to 0.95</source>
        <translation>Average Precision nach COCO, Mittel über IoU 0,50 bis 0,95</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>COCO&apos;s average precision at IoU 0.50</source>
        <translation>Average Precision nach COCO bei IoU 0,50</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Precision at the confidence of the best mean F1, IoU 0.5</source>
        <translation>Precision bei der Konfidenz des besten mittleren F1, IoU 0,5</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Recall at the confidence of the best mean F1, IoU 0.5</source>
        <translation>Recall bei der Konfidenz des besten mittleren F1, IoU 0,5</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Undefined: no object of this class is labelled here.</source>
        <translation>Undefiniert: Hier ist kein Objekt dieser Klasse gelabelt.</translation>
    </message>
    <message>
        <source>Undefined: nothing was predicted as this class.</source>
        <translation>Undefiniert: Nichts wurde als diese Klasse vorhergesagt.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunDifferenceView</name>
    <message>
        <source>mean Dice of images</source>
        <translation>Mittlerer Dice der Bilder</translation>
    </message>
    <message>
        <source>Dice of all pixels</source>
        <translation>Dice aller Pixel</translation>
    </message>
    <message>
        <source>mean IoU of images</source>
        <translation>Mittlere IoU der Bilder</translation>
    </message>
    <message>
        <source>%1: not defined for both.</source>
        <translation>%1: nicht für beide definiert.</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>%1: %2 against %3, a difference of %4: within noise.</source>
        <translation>%1: %2 gegen %3, eine Differenz von %4: im Rauschen.</translation>
    </message>
    <message>
        <source>%1: %2 is better than %3 by %4 (%5 against %6): more than noise.</source>
        <translation>%1: %2 ist um %4 besser als %3 (%5 gegen %6): mehr als Rauschen.</translation>
    </message>
    <message>
        <source>Run A</source>
        <translation>Lauf A</translation>
    </message>
    <message>
        <source>Run B</source>
        <translation>Lauf B</translation>
    </message>
    <message>
        <source>Compare &amp;predictions</source>
        <translation>Vo&amp;rhersagen vergleichen</translation>
    </message>
    <message>
        <source>Hold both runs&apos; predictions at the cursor&apos;s epoch against the truth, image by image, and draw the images a thousand times anew</source>
        <translation>Die Vorhersagen beider Läufe in der Epoche am Cursor Bild für Bild an der Ground Truth messen und die Bilder tausendmal neu ziehen</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>against B</source>
        <translation>gegen B</translation>
    </message>
    <message>
        <source>Where B wins most</source>
        <translation>Wo B am meisten gewinnt</translation>
    </message>
    <message>
        <source>Where B loses most</source>
        <translation>Wo B am meisten verliert</translation>
    </message>
    <message>
        <source>Order of the images</source>
        <translation>Ordnung der Bilder</translation>
    </message>
    <message>
        <source>Images by difference</source>
        <translation>Bilder nach Differenz</translation>
    </message>
    <message>
        <source>Enter or a double click shows the image in the data set</source>
        <translation>Eingabetaste oder Doppelklick zeigt das Bild im Datensatz</translation>
    </message>
    <message>
        <source>Show two runs to compare their predictions.</source>
        <translation>Zwei Läufe einblenden, um ihre Vorhersagen zu vergleichen.</translation>
    </message>
    <message>
        <source>Is one of the two better, or is it luck of the images? Their predictions tell, image by image.</source>
        <translation>Ist einer der beiden besser, oder ist es Glück mit den Bildern? Das zeigen ihre Vorhersagen, Bild für Bild.</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>its only predictions</source>
        <translation>die einzigen Vorhersagen</translation>
    </message>
    <message numerus="yes">
        <source>A: %1, B: %2, %n shared image(s); B wins %3 and loses %4.</source>
        <translation>
            <numerusform>A: %1, B: %2, %n gemeinsames Bild; B gewinnt %3 und verliert %4.</numerusform>
            <numerusform>A: %1, B: %2, %n gemeinsame Bilder; B gewinnt %3 und verliert %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that only one of them has were left out.</source>
        <translation>
            <numerusform>%n Bild, das nur einer von beiden hat, blieb außen vor.</numerusform>
            <numerusform>%n Bilder, die nur einer von beiden hat, blieben außen vor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paired bootstrap: the images are drawn with replacement %1 times, the same for both runs. %2 % of the differences lie between %3 and %4; a difference whose interval holds 0 is within noise.</source>
        <translation>Gepaarter Bootstrap: Die Bilder werden %1-mal mit Zurücklegen gezogen, dieselben für beide Läufe. %2 % der Differenzen liegen zwischen %3 und %4; eine Differenz, deren Intervall 0 enthält, liegt im Rauschen.</translation>
    </message>
    <message>
        <source>Reading the picture …</source>
        <translation>Das Bild wird gelesen …</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>nicht ausgewertet</translation>
    </message>
    <message>
        <source>%1, confidence from %2</source>
        <translation>%1, Konfidenz ab %2</translation>
    </message>
    <message>
        <source>Dice %1 (its prediction was not kept, only its counts)</source>
        <translation>Dice %1 (die Vorhersage wurde nicht aufbewahrt, nur ihre Zahlen)</translation>
    </message>
    <message>
        <source>Dice %1</source>
        <translation>Dice %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunDifferencesModel</name>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunListModel</name>
    <message>
        <source>%1 of %2 epochs</source>
        <translation>%1 von %2 Epochen</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>▶ training, %1</source>
        <translation>▶ trainiert, %1</translation>
    </message>
    <message>
        <source>paused, %1</source>
        <translation>pausiert, %1</translation>
    </message>
    <message>
        <source>stopped, %1</source>
        <translation>angehalten, %1</translation>
    </message>
    <message>
        <source>✓ finished, %1</source>
        <translation>✓ beendet, %1</translation>
    </message>
    <message>
        <source>failed, %1</source>
        <translation>fehlgeschlagen, %1</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>val. loss</source>
        <translation>Val.-Verlust</translation>
    </message>
    <message>
        <source>train accuracy</source>
        <translation>Trainingsgenauigkeit</translation>
    </message>
    <message>
        <source>train loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>files are gone, %1 read</source>
        <translation>Dateien sind weg, %1 gelesen</translation>
    </message>
    <message>
        <source>its folder answers slowly, %1</source>
        <translation>Ordner antwortet langsam, %1</translation>
    </message>
    <message>
        <source>▶ starting</source>
        <translation>▶ startet</translation>
    </message>
    <message>
        <source>never started: it has settings, but no numbers</source>
        <translation>nie gestartet: Einstellungen sind da, aber keine Zahlen</translation>
    </message>
    <message>
        <source>stalled since %1, %2</source>
        <translation>steht seit %1, %2</translation>
    </message>
    <message>
        <source>stalled, %1</source>
        <translation>steht, %1</translation>
    </message>
    <message>
        <source>broke off on %1, %2</source>
        <translation>abgebrochen (%1), %2</translation>
    </message>
    <message>
        <source>broke off, %1</source>
        <translation>abgebrochen, %1</translation>
    </message>
    <message>
        <source>%1, written until %2</source>
        <translation>%1, geschrieben bis %2</translation>
    </message>
    <message>
        <source>✓ stopped early, %1</source>
        <translation>✓ vorzeitig beendet, %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>best %1: %2</source>
        <translation>Bestwert %1: %2</translation>
    </message>
    <message>
        <source>last line: %1</source>
        <translation>letzte Zeile: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) with its files; the first: %1</source>
        <translation>
            <numerusform>%n Problem mit den Dateien: %1</numerusform>
            <numerusform>%n Probleme mit den Dateien; das erste: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more note(s)</source>
        <translation>
            <numerusform>und %n weiterer Hinweis</numerusform>
            <numerusform>und %n weitere Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunListPanel</name>
    <message>
        <source>&amp;Add run…</source>
        <translation>Lauf &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Differences of the configurations</source>
        <translation>Unterschiede der Konfigurationen</translation>
    </message>
    <message>
        <source>Best values</source>
        <translation>Bestwerte</translation>
    </message>
    <message>
        <source>The configurations are the same</source>
        <translation>Die Konfigurationen sind gleich</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Add run…</source>
        <translation>Lauf hinzufügen…</translation>
    </message>
    <message>
        <source>Continue training</source>
        <translation>Training fortsetzen</translation>
    </message>
    <message>
        <source>Open the folder of a run, or of many: finished or being written, trained here or with another tool</source>
        <translation>Den Ordner eines Laufs oder vieler Läufe öffnen: beendet oder noch im Gang, hier oder mit einem anderen Werkzeug trainiert</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Läufe suchen</translation>
    </message>
    <message>
        <source>Order of the runs</source>
        <translation>Reihenfolge der Läufe</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>Beste zuerst</translation>
    </message>
    <message>
        <source>Show or hide many runs at once</source>
        <translation>Viele Läufe auf einmal ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show all listed</source>
        <translation>Alle aufgeführten einblenden</translation>
    </message>
    <message>
        <source>Hide all listed</source>
        <translation>Alle aufgeführten ausblenden</translation>
    </message>
    <message>
        <source>Show the chosen alone</source>
        <translation>Nur die gewählten zeigen</translation>
    </message>
    <message>
        <source>Names of series…</source>
        <translation>Namen der Reihen…</translation>
    </message>
    <message>
        <source>%1 of %2 listed</source>
        <translation>%1 von %2 aufgeführt</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>Close %n run(s)</source>
        <translation>
            <numerusform>%n Lauf schließen</numerusform>
            <numerusform>%n Läufe schließen</numerusform>
        </translation>
    </message>
    <message>
        <source>Space shows or hides a run, F2 writes a note, Del closes it; several are chosen with Shift and Ctrl, and have a menu with tags and the archive</source>
        <translation>Die Leertaste blendet einen Lauf ein oder aus, F2 schreibt eine Notiz, Entf schließt ihn; mehrere werden mit Umschalt und Strg gewählt und haben ein Menü mit Tags und dem Archiv</translation>
    </message>
    <message>
        <source>List the runs of the archive, too: those that were put out of the way</source>
        <translation>Auch die Läufe des Archivs aufführen: die, die beiseitegelegt wurden</translation>
    </message>
    <message>
        <source>Search: name, #tag, lr0=…</source>
        <translation>Suchen: Name, #Tag, lr0=…</translation>
    </message>
    <message>
        <source>Runs in whose name, tool, state, folder, note or tags every word occurs; #paper is a tag, lr0=0.01 a setting (Ctrl+F)</source>
        <translation>Läufe, in deren Name, Werkzeug, Zustand, Ordner, Notiz oder Tags jedes Wort vorkommt; #paper ist ein Tag, lr0=0.01 eine Einstellung (Strg+F)</translation>
    </message>
    <message numerus="yes">
        <source>Hide %n archived run(s)</source>
        <translation>
            <numerusform>%n archivierten Lauf ausblenden</numerusform>
            <numerusform>%n archivierte Läufe ausblenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n archived run(s)</source>
        <translation>
            <numerusform>%n archivierten Lauf einblenden</numerusform>
            <numerusform>%n archivierte Läufe einblenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Column of the steps…</source>
        <translation>Spalte der Schritte…</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunMarks</name>
    <message>
        <source>learning rate %1 → %2</source>
        <translation>Lernrate %1 → %2</translation>
    </message>
    <message>
        <source>best</source>
        <translation>bester</translation>
    </message>
    <message>
        <source>best checkpoint</source>
        <translation>bester Checkpoint</translation>
    </message>
    <message>
        <source>end of the warm-up</source>
        <translation>Ende der Aufwärmphase</translation>
    </message>
    <message>
        <source>mosaic closed</source>
        <translation>Ende des Mosaiks</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>run: what happened</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunRemarksMenu</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note on %1. It is kept with your own data, not in the run&apos;s folder.</source>
        <translation>Notiz zu %1. Sie liegt bei Ihren eigenen Daten, nicht im Ordner des Laufs.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n run(s), with commas between them</source>
        <translation>
            <numerusform>Tags von %n Lauf, durch Kommas getrennt</numerusform>
            <numerusform>Tags von %n Läufen, durch Kommas getrennt</numerusform>
        </translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Farbe…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Aus dem Archiv nehmen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunVerdicts</name>
    <message>
        <source>Verdicts</source>
        <translation>Diagnosen</translation>
    </message>
    <message>
        <source>No rule found anything wrong so far.</source>
        <translation>Bisher hat keine Regel etwas beanstandet.</translation>
    </message>
    <message>
        <source>Verdicts appear here as soon as the first numbers are in.</source>
        <translation>Diagnosen erscheinen hier, sobald die ersten Zahlen da sind.</translation>
    </message>
    <message>
        <source>Of the files</source>
        <translation>Zu den Dateien</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; a run&apos;s tooltip in the list tells them</source>
        <translation>
            <numerusform>und %n weiterer; er steht im Tooltip des Laufs in der Liste</numerusform>
            <numerusform>und %n weitere; sie stehen im Tooltip des Laufs in der Liste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more; hide runs to see them</source>
        <translation>
            <numerusform>und %n weiterer; Läufe ausblenden, um ihn zu sehen</numerusform>
            <numerusform>und %n weitere; Läufe ausblenden, um sie zu sehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Mute for this run</source>
        <translation>Für diesen Lauf stummschalten</translation>
    </message>
    <message>
        <source>Why is “%1” not to be spoken of for %2? The reason is kept with it.</source>
        <translation>Warum soll „%1“ für %2 nicht gemeldet werden? Der Grund wird mit aufbewahrt.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>run: rule (reason)</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message numerus="yes">
        <source>%n muted</source>
        <translation>
            <numerusform>%n stummgeschaltet</numerusform>
            <numerusform>%n stummgeschaltet</numerusform>
        </translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Unmute %1</source>
        <translation>Stummschaltung aufheben: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is lacking: rules</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) lack what they need</source>
        <translation>
            <numerusform>%n Regel fehlt, was sie braucht</numerusform>
            <numerusform>%n Regeln fehlt, was sie brauchen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunsPage</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Open a run to see how it trained, or one that is training now to watch it.</source>
        <translation>Öffnen Sie einen Lauf, um zu sehen, wie er trainiert hat, oder einen laufenden, um ihm zuzusehen.</translation>
    </message>
    <message>
        <source>Open run…</source>
        <translation>Lauf öffnen…</translation>
    </message>
    <message>
        <source>Chart %1</source>
        <translation>Diagramm %1</translation>
    </message>
    <message>
        <source>Which chart is drawn here. In it, dragging moves the epoch, the wheel zooms, Shift and dragging pans, a double click shows everything.</source>
        <translation>Welches Diagramm hier gezeichnet wird. Darin bewegt Ziehen die Epoche, das Rad zoomt, Umschalt und Ziehen verschiebt, ein Doppelklick zeigt alles.</translation>
    </message>
    <message>
        <source>Write this chart as a figure for a paper (E)</source>
        <translation>Dieses Diagramm als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>The epoch that everything here shows; also [ and ]</source>
        <translation>Die Epoche, die hier überall gezeigt wird; auch [ und ]</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Live</translation>
    </message>
    <message>
        <source>Follow the newest epoch (L)</source>
        <translation>Der neuesten Epoche folgen (L)</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>The network&apos;s probability of foreground, dark is 0, yellow is 1 (P)</source>
        <translation>Vordergrundwahrscheinlichkeit des Netzes, dunkel ist 0, gelb ist 1 (P)</translation>
    </message>
    <message>
        <source>Hits and misses</source>
        <translation>Treffer und Fehler</translation>
    </message>
    <message>
        <source>Green: hit, vermilion: false alarm, yellow: missed (O)</source>
        <translation>Grün: Treffer, Zinnober: Fehlalarm, Gelb: übersehen (O)</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>Green: truth, blue: prediction (O again)</source>
        <translation>Grün: Ground Truth, Blau: Vorhersage (noch einmal O)</translation>
    </message>
    <message>
        <source>Write the snapshots as a figure for a paper (E)</source>
        <translation>Die Momentaufnahmen als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Diagnosen</translation>
    </message>
    <message>
        <source>Write the matrices as a figure for a paper (E)</source>
        <translation>Die Matrizen als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message>
        <source>Pixels at the cursor</source>
        <translation>Pixel am Cursor</translation>
    </message>
    <message>
        <source>a followed validation image</source>
        <translation>ein verfolgtes Validierungsbild</translation>
    </message>
    <message>
        <source>Previous and next epoch</source>
        <translation>Vorige und nächste Epoche</translation>
    </message>
    <message>
        <source>The same, in a chart or on the slider</source>
        <translation>Dasselbe, in einem Diagramm oder auf dem Schieber</translation>
    </message>
    <message>
        <source>Follow the newest epoch</source>
        <translation>Der neuesten Epoche folgen</translation>
    </message>
    <message>
        <source>Predictions as probability</source>
        <translation>Vorhersagen als Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Predictions as hits and misses, again: as outlines</source>
        <translation>Vorhersagen als Treffer und Fehler, noch einmal: als Umrisse</translation>
    </message>
    <message>
        <source>Zoom a chart in and out, show all of it</source>
        <translation>Ein Diagramm vergrößern, verkleinern, ganz zeigen</translation>
    </message>
    <message>
        <source>Move a zoomed chart</source>
        <translation>Ein vergrößertes Diagramm verschieben</translation>
    </message>
    <message>
        <source>Export the figure that has the focus</source>
        <translation>Die Abbildung exportieren, die den Fokus hat</translation>
    </message>
    <message>
        <source>Show or hide a run in the list</source>
        <translation>Einen Lauf der Liste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Close a run</source>
        <translation>Einen Lauf schließen</translation>
    </message>
    <message>
        <source>Show the images of a matrix cell, or a snapshot&apos;s image</source>
        <translation>Die Bilder einer Matrixzelle oder das Bild einer Momentaufnahme zeigen</translation>
    </message>
    <message>
        <source>no epoch yet</source>
        <translation>noch keine Epoche</translation>
    </message>
    <message>
        <source>%1 has no counts for epoch %2.</source>
        <translation>%1 hat keine Zahlen zu Epoche %2.</translation>
    </message>
    <message>
        <source>%1 has no epoch yet.</source>
        <translation>%1 hat noch keine Epoche.</translation>
    </message>
    <message>
        <source>There is nothing to export: %1</source>
        <translation>Es gibt nichts zu exportieren: %1</translation>
    </message>
    <message>
        <source>worst Dice first, epoch %1 of %2</source>
        <translation>schlechtester Dice zuerst, Epoche %1 von %2</translation>
    </message>
    <message>
        <source>%1, most pixels first, epoch %2 of %3</source>
        <translation>%1, die meisten Pixel zuerst, Epoche %2 von %3</translation>
    </message>
    <message>
        <source>Open the predictions of a detector&apos;s run on the evaluate page</source>
        <translation>Die Vorhersagen eines Detektorlaufs auf der Auswertungsseite öffnen</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>Am Cursor</translation>
    </message>
    <message>
        <source>Reading epoch %1 of %2 …</source>
        <translation>Epoche %1 von %2 wird gelesen …</translation>
    </message>
    <message>
        <source>Open in &amp;Evaluate</source>
        <translation>In der Aus&amp;wertung öffnen</translation>
    </message>
    <message>
        <source>Hold the predictions of this epoch against the truth on the evaluate page (V)</source>
        <translation>Die Vorhersagen dieser Epoche auf der Auswertungsseite mit der Ground Truth vergleichen (V)</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>reading epoch %1 …</source>
        <translation>Epoche %1 wird gelesen …</translation>
    </message>
    <message>
        <source>Followed images</source>
        <translation>Verfolgte Bilder</translation>
    </message>
    <message>
        <source>Training batches</source>
        <translation>Trainings-Batches</translation>
    </message>
    <message>
        <source>Pictures as the network saw them, with their labels</source>
        <translation>Bilder, wie das Netz sie sah, mit ihren Labels</translation>
    </message>
    <message>
        <source>an image that two runs did differently in</source>
        <translation>ein Bild, bei dem sich zwei Läufe unterscheiden</translation>
    </message>
    <message>
        <source>Charts or comparison of the runs</source>
        <translation>Diagramme oder Vergleich der Läufe</translation>
    </message>
    <message>
        <source>Zoom the values of a chart in and out</source>
        <translation>Die Werte eines Diagramms vergrößern und verkleinern</translation>
    </message>
    <message>
        <source>Search the charts</source>
        <translation>Die Diagramme durchsuchen</translation>
    </message>
    <message>
        <source>Logged</source>
        <translation>Protokolliert</translation>
    </message>
    <message>
        <source>Pictures, histograms and texts that other tools logged</source>
        <translation>Bilder, Histogramme und Texte, die andere Werkzeuge protokolliert haben</translation>
    </message>
    <message>
        <source>Write a note on a run in the list</source>
        <translation>Eine Notiz zu einem Lauf in der Liste schreiben</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Inner signals</source>
        <translation>Innere Signale</translation>
    </message>
    <message>
        <source>What every cell of a detector said before suppression: objectness and IoU, matched and not</source>
        <translation>Was jede Zelle eines Detektors vor der Unterdrückung gesagt hat: Objektheit und IoU, zugeordnet und nicht zugeordnet</translation>
    </message>
    <message>
        <source>Go through the verdicts, open one</source>
        <translation>Durch die Befunde gehen, einen öffnen</translation>
    </message>
    <message>
        <source>Check list</source>
        <translation>Checkliste</translation>
    </message>
    <message>
        <source>What is to be known before training, and before a number is trusted</source>
        <translation>Was vor dem Training bekannt sein soll und bevor einer Zahl zu trauen ist</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln…</translation>
    </message>
    <message>
        <source>Thresholds and mutes of the rules, how often they are right, and at which verdicts a training halts</source>
        <translation>Schwellen und Stummschaltungen der Regeln, wie oft sie recht haben und bei welchen Befunden ein Training anhält</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SavedViews</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>The saved views cannot be read: %1.</source>
        <translation>Die gespeicherten Ansichten können nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The saved views were written by a newer version of Groundglass; what this one knows of them is used.</source>
        <translation>Die gespeicherten Ansichten wurden von einer neueren Version von Groundglass geschrieben; verwendet wird, was diese davon kennt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved view(s) without a name of their own were left out.</source>
        <translation>
            <numerusform>%Ln gespeicherte Ansicht ohne eigenen Namen wurde weggelassen.</numerusform>
            <numerusform>%Ln gespeicherte Ansichten ohne eigenen Namen wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: objects, %2</source>
        <translation>%1: Objekte, %2</translation>
    </message>
    <message>
        <source>%1: images, %2</source>
        <translation>%1: Bilder, %2</translation>
    </message>
    <message>
        <source>no filter</source>
        <translation>kein Filter</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ScatterView</name>
    <message>
        <source>Setting against result</source>
        <translation>Ergebnis über der Einstellung</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Pearson %1 (of logarithms)</source>
        <translation>Pearson %1 (der Logarithmen)</translation>
    </message>
    <message>
        <source>Pearson %1</source>
        <translation>Pearson %1</translation>
    </message>
    <message>
        <source>Spearman %1, %2, %3</source>
        <translation>Spearman %1, %2, %3</translation>
    </message>
    <message>
        <source>%1
%2: %3
%4: %5</source>
        <translation>%1
%2: %3
%4: %5</translation>
    </message>
    <message>
        <source>No run has both: %1 and %2.</source>
        <translation>Kein Lauf hat beides: %1 und %2.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SegmentationCharts</name>
    <message>
        <source>Labels have no threshold.</source>
        <translation>Labels haben keinen Schwellwert.</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>all thresholds</source>
        <translation>alle Schwellwerte</translation>
    </message>
    <message>
        <source>Confusion of pixels</source>
        <translation>Konfusion der Pixel</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>keine Klasse</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>best Dice %1</source>
        <translation>bester Dice %1</translation>
    </message>
    <message>
        <source>Precision and sensitivity</source>
        <translation>Precision und Sensitivität</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>average precision %1</source>
        <translation>Average Precision %1</translation>
    </message>
    <message>
        <source>Sensitivity and false alarms</source>
        <translation>Sensitivität und Fehlalarme</translation>
    </message>
    <message>
        <source>1 − specificity</source>
        <translation>1 − Spezifität</translation>
    </message>
    <message>
        <source>area %1</source>
        <translation>Fläche %1</translation>
    </message>
    <message>
        <source>Over epochs</source>
        <translation>Über die Epochen</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>These predictions are of one epoch.</source>
        <translation>Diese Vorhersagen stammen aus einer einzigen Epoche.</translation>
    </message>
    <message>
        <source>Images by %1</source>
        <translation>Bilder nach %1</translation>
    </message>
    <message>
        <source>Images by %1 of %2</source>
        <translation>Bilder nach %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>Dice of polyp</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>No image has this score.</source>
        <translation>Kein Bild hat diesen Wert.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SegmentationScoreModel</name>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>%1 is measured at threshold 0.5, for classes that count, where there is a boundary.</source>
        <translation>%1 wird bei Schwellwert 0,5 gemessen, für Klassen, die zählen, und nur, wo es einen Rand gibt.</translation>
    </message>
    <message>
        <source>%1 is undefined here: it would divide by nothing.</source>
        <translation>%1 ist hier undefiniert: Es würde durch null geteilt.</translation>
    </message>
    <message>
        <source>Mean over %1 of %2 that define it</source>
        <translation>Mittel über %1 von %2, für die der Wert definiert ist</translation>
    </message>
    <message>
        <source>Of the pixels of all images together</source>
        <translation>Über die Pixel aller Bilder zusammen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Enter or a click shows its images, lowest IoU first</source>
        <translation>Eingabetaste oder Klick zeigt die Bilder dazu, niedrigste IoU zuerst</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images in whose truth the class is</source>
        <translation>Bilder, in deren Ground Truth die Klasse vorkommt</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>True pixels of the class</source>
        <translation>Pixel der Klasse laut Ground Truth</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SegmentationTexts</name>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Boundary F1</source>
        <translation>Rand-F1</translation>
    </message>
    <message>
        <source>Sens.</source>
        <translation>Sens.</translation>
    </message>
    <message>
        <source>Spec.</source>
        <translation>Spez.</translation>
    </message>
    <message>
        <source>Prec.</source>
        <translation>Prec.</translation>
    </message>
    <message>
        <source>Acc.</source>
        <translation>Gen.</translation>
    </message>
    <message>
        <source>TP / (TP + FN): the share of the true pixels of a class that is predicted as it. Undefined where there are none.</source>
        <translation>TP / (TP + FN): Anteil der wahren Pixel einer Klasse, die als diese vorhergesagt sind. Undefiniert, wo es keine gibt.</translation>
    </message>
    <message>
        <source>TN / (TN + FP): the share of all other pixels that is not predicted as the class.</source>
        <translation>TN / (TN + FP): Anteil aller übrigen Pixel, die nicht als die Klasse vorhergesagt sind.</translation>
    </message>
    <message>
        <source>TP / (TP + FP + FN). Undefined where the class is in neither truth nor prediction.</source>
        <translation>TP / (TP + FP + FN). Undefiniert, wo die Klasse weder in Ground Truth noch Vorhersage vorkommt.</translation>
    </message>
    <message>
        <source>2 TP / (2 TP + FP + FN). Undefined where the class is in neither truth nor prediction.</source>
        <translation>2 TP / (2 TP + FP + FN). Undefiniert, wo die Klasse weder in Ground Truth noch Vorhersage vorkommt.</translation>
    </message>
    <message>
        <source>TP / (TP + FP): the share of the pixels predicted as a class that is right. Undefined where nothing is predicted.</source>
        <translation>TP / (TP + FP): Anteil der als eine Klasse vorhergesagten Pixel, die richtig sind. Undefiniert, wo nichts vorhergesagt ist.</translation>
    </message>
    <message>
        <source>(TP + TN) / all pixels. Says little where a class is rare.</source>
        <translation>(TP + TN) / alle Pixel. Sagt wenig, wo eine Klasse selten ist.</translation>
    </message>
    <message>
        <source>F1 of the boundary pixels that lie within a small distance of the other side&apos;s (Csurka et al. 2013). Over the images whose predictions were kept.</source>
        <translation>F1 der Randpixel, die nahe bei denen der anderen Seite liegen (Csurka et al. 2013). Über die Bilder, deren Vorhersagen behalten wurden.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SegmentationView</name>
    <message>
        <source>All pixels together</source>
        <translation>Alle Pixel zusammen</translation>
    </message>
    <message>
        <source>Mean over images</source>
        <translation>Mittel über Bilder</translation>
    </message>
    <message>
        <source>Mean over classes</source>
        <translation>Mittel über Klassen</translation>
    </message>
    <message>
        <source>Mean over images and classes</source>
        <translation>Mittel über Bilder und Klassen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>epoch %1, %2</source>
        <translation>Epoche %1, %2</translation>
    </message>
    <message>
        <source>%1 % of the pixels have no class and do not count</source>
        <translation>%1 % der Pixel haben keine Klasse und zählen nicht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) lost</source>
        <translation>
            <numerusform>%Ln Bild verloren</numerusform>
            <numerusform>%Ln Bilder verloren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) never found</source>
        <translation>
            <numerusform>%Ln Bild nie gefunden</numerusform>
            <numerusform>%Ln Bilder nie gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln image(s) whose probabilities were kept</source>
        <translation>
            <numerusform>Von %Ln Bild, dessen Wahrscheinlichkeiten aufbewahrt wurden</numerusform>
            <numerusform>Von den %Ln Bildern, deren Wahrscheinlichkeiten aufbewahrt wurden</numerusform>
        </translation>
    </message>
    <message>
        <source>Images by</source>
        <translation>Bilder nach</translation>
    </message>
    <message>
        <source>Images by %1 of</source>
        <translation>Bilder nach %1 von</translation>
    </message>
    <message numerus="yes">
        <source>%Ln without it</source>
        <translation>
            <numerusform>%Ln ohne Wert</numerusform>
            <numerusform>%Ln ohne Wert</numerusform>
        </translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>alle Klassen</translation>
    </message>
    <message>
        <source>%1: %2 pixels</source>
        <translation>%1: %2 Pixel</translation>
    </message>
    <message>
        <source>all classes, lowest IoU first</source>
        <translation>alle Klassen, niedrigste IoU zuerst</translation>
    </message>
    <message>
        <source>%1 in truth or prediction, lowest IoU first</source>
        <translation>%1 in Ground Truth oder Vorhersage, niedrigste IoU zuerst</translation>
    </message>
    <message>
        <source>%1 is undefined</source>
        <translation>%1 ist undefiniert</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>threshold %1, lowest Dice first</source>
        <translation>Schwellwert %1, niedrigster Dice zuerst</translation>
    </message>
    <message>
        <source>found at some epoch, lost at the last (IoU below %1)</source>
        <translation>in einer Epoche gefunden, in der letzten verloren (IoU unter %1)</translation>
    </message>
    <message>
        <source>never found (IoU below %1 at every epoch)</source>
        <translation>nie gefunden (IoU in jeder Epoche unter %1)</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln image(s)</source>
        <translation>
            <numerusform>%1 in %Ln Bild</numerusform>
            <numerusform>%1 in %Ln Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln image(s)</source>
        <translation>
            <numerusform>%1: %Ln Bild</numerusform>
            <numerusform>%1: %Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose predicted masks, or a run, to hold them against the truth.</source>
        <translation>Wählen Sie vorhergesagte Masken oder einen Lauf, um sie an der Ground Truth zu messen.</translation>
    </message>
    <message>
        <source>Which mean is shown</source>
        <translation>Welches Mittel gezeigt wird</translation>
    </message>
    <message>
        <source>All pixels together: large images and large objects weigh more (micro). Mean over images: every image that defines a value weighs the same. Mean over classes: every class weighs the same, however rare (macro).</source>
        <translation>Alle Pixel zusammen: Große Bilder und große Objekte wiegen mehr (micro). Mittel über Bilder: Jedes Bild, für das ein Wert definiert ist, wiegt gleich viel. Mittel über Klassen: Jede Klasse wiegt gleich viel, so selten sie auch ist (macro).</translation>
    </message>
    <message>
        <source>How many define the value: the others are left out of the mean</source>
        <translation>Für wie viele der Wert definiert ist: Die übrigen fehlen im Mittel</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>Schwell&amp;wert</translation>
    </message>
    <message>
        <source>Threshold of the foreground&apos;s probability</source>
        <translation>Schwellwert für die Wahrscheinlichkeit des Vordergrunds</translation>
    </message>
    <message>
        <source>Best Dice</source>
        <translation>Bester Dice</translation>
    </message>
    <message>
        <source>Move the threshold to where the Dice of all pixels together is highest</source>
        <translation>Den Schwellwert dorthin setzen, wo der Dice aller Pixel zusammen am höchsten ist</translation>
    </message>
    <message>
        <source>Scores by threshold</source>
        <translation>Werte nach Schwellwert</translation>
    </message>
    <message>
        <source>Precision and sensitivity</source>
        <translation>Precision und Sensitivität</translation>
    </message>
    <message>
        <source>Sensitivity and false alarms (ROC)</source>
        <translation>Sensitivität und Fehlalarme (ROC)</translation>
    </message>
    <message>
        <source>Over epochs</source>
        <translation>Über die Epochen</translation>
    </message>
    <message>
        <source>Which curves are drawn</source>
        <translation>Welche Kurven gezeichnet werden</translation>
    </message>
    <message>
        <source>Which curves are drawn here. A click on a point shows the images at its threshold, lowest Dice first; arrows move along a curve.</source>
        <translation>Welche Kurven hier gezeichnet werden. Ein Klick auf einen Punkt zeigt die Bilder bei seinem Schwellwert, niedrigster Dice zuerst; Pfeiltasten gehen an einer Kurve entlang.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write this chart as a figure for a paper (E)</source>
        <translation>Dieses Diagramm als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message>
        <source>Images whose foreground was found at some epoch and is not at the last one, worst first</source>
        <translation>Bilder, deren Vordergrund in einer Epoche gefunden wurde und in der letzten nicht, schlechteste zuerst</translation>
    </message>
    <message>
        <source>Images whose foreground was found at no epoch, worst first</source>
        <translation>Bilder, deren Vordergrund in keiner Epoche gefunden wurde, schlechteste zuerst</translation>
    </message>
    <message>
        <source>Scores by class</source>
        <translation>Werte nach Klasse</translation>
    </message>
    <message>
        <source>Score of the bars</source>
        <translation>Kennzahl der Balken</translation>
    </message>
    <message>
        <source>Images for which the score would divide by nothing: they are in no mean</source>
        <translation>Bilder, bei denen der Wert durch null teilen würde: Sie fehlen in jedem Mittel</translation>
    </message>
    <message>
        <source>How many images have which score</source>
        <translation>Wie viele Bilder welchen Wert haben</translation>
    </message>
    <message>
        <source>Foreground is what has a higher probability. Everything here follows.</source>
        <translation>Vordergrund ist, was eine höhere Wahrscheinlichkeit hat. Alles hier folgt.</translation>
    </message>
    <message>
        <source>Write these bars as a figure for a paper (E)</source>
        <translation>Diese Balken als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
</context>
<context>
    <name>gg::widgets::Selection</name>
    <message>
        <source>nothing is selected</source>
        <translation>nichts ausgewählt</translation>
    </message>
    <message>
        <source>predicted %1 where nothing is</source>
        <translation>%1 vorhergesagt, wo nichts ist</translation>
    </message>
    <message>
        <source>truth %1, not found</source>
        <translation>Ground Truth %1, nicht gefunden</translation>
    </message>
    <message>
        <source>%1 and %2, taken for one another</source>
        <translation>%1 und %2, miteinander verwechselt</translation>
    </message>
    <message>
        <source>truth %1, predicted %2</source>
        <translation>Ground Truth %1, vorhergesagt %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a class and a kind of error</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>alle Klassen</translation>
    </message>
    <message>
        <source>%1 at confidence %2, right, wrong and missed</source>
        <translation>%1 bei Konfidenz %2, richtig, falsch und übersehen</translation>
    </message>
    <message>
        <source>%1 at confidence %2</source>
        <translation>%1 bei Konfidenz %2</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>large</source>
        <translation>groß</translation>
    </message>
    <message>
        <source>tiny</source>
        <translation>winzig</translation>
    </message>
    <message>
        <source>objects of COCO&apos;s size %1</source>
        <translation>Objekte der COCO-Größe %1</translation>
    </message>
    <message>
        <source>objects of size %1</source>
        <translation>Objekte der Größe %1</translation>
    </message>
    <message>
        <source>confidence %1 to %2</source>
        <translation>Konfidenz %1 bis %2</translation>
    </message>
    <message>
        <source>counted differently by the two definitions</source>
        <translation>von den beiden Definitionen verschieden gezählt</translation>
    </message>
    <message>
        <source>found by %1, not by %2</source>
        <translation>von %1 gefunden, von %2 nicht</translation>
    </message>
    <message>
        <source>by their history over the epochs</source>
        <translation>nach ihrem Verlauf über die Epochen</translation>
    </message>
    <message>
        <source>wrong class</source>
        <translation>falsche Klasse</translation>
    </message>
    <message>
        <source>badly placed</source>
        <translation>schlecht platziert</translation>
    </message>
    <message>
        <source>wrong class and badly placed</source>
        <translation>falsche Klasse und schlecht platziert</translation>
    </message>
    <message>
        <source>found twice</source>
        <translation>doppelt gefunden</translation>
    </message>
    <message>
        <source>predicted where nothing is</source>
        <translation>vorhergesagt, wo nichts ist</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>übersehen</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>TP</source>
        <comment>true positive</comment>
        <translation>TP</translation>
    </message>
    <message>
        <source>FP</source>
        <comment>false positive</comment>
        <translation>FP</translation>
    </message>
    <message>
        <source>FN</source>
        <comment>false negative</comment>
        <translation>FN</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>%1: %2 in %3</source>
        <comment>what, objects, images</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::SeriesText</name>
    <message>
        <source>mAP50-95</source>
        <translation>mAP50-95</translation>
    </message>
    <message>
        <source>mAP50</source>
        <translation>mAP50</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Val. loss</source>
        <translation>Val.-Verlust</translation>
    </message>
    <message>
        <source>Train loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>mAP75</source>
        <translation>mAP75</translation>
    </message>
    <message>
        <source>mAP50-95 (masks)</source>
        <translation>mAP50-95 (Masken)</translation>
    </message>
    <message>
        <source>mAP50 (masks)</source>
        <translation>mAP50 (Masken)</translation>
    </message>
    <message>
        <source>Val. box loss</source>
        <translation>Val.-Box-Verlust</translation>
    </message>
    <message>
        <source>Val. class loss</source>
        <translation>Val.-Klassenverlust</translation>
    </message>
    <message>
        <source>Val. DFL loss</source>
        <translation>Val.-DFL-Verlust</translation>
    </message>
    <message>
        <source>Train box loss</source>
        <translation>Trainings-Box-Verlust</translation>
    </message>
    <message>
        <source>Train class loss</source>
        <translation>Trainings-Klassenverlust</translation>
    </message>
    <message>
        <source>Train accuracy</source>
        <translation>Trainingsgenauigkeit</translation>
    </message>
    <message>
        <source>best</source>
        <translation>Bestwert</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzter Wert</translation>
    </message>
    <message>
        <source>at the cursor</source>
        <translation>am Cursor</translation>
    </message>
    <message>
        <source>Val. place loss</source>
        <translation>Val.-Lageverlust</translation>
    </message>
    <message>
        <source>Val. size loss</source>
        <translation>Val.-Größenverlust</translation>
    </message>
    <message>
        <source>Val. objectness loss</source>
        <translation>Val.-Objektheit-Verlust</translation>
    </message>
    <message>
        <source>Val. background loss</source>
        <translation>Val.-Hintergrundverlust</translation>
    </message>
    <message>
        <source>Train place loss</source>
        <translation>Trainings-Lageverlust</translation>
    </message>
    <message>
        <source>Train size loss</source>
        <translation>Trainings-Größenverlust</translation>
    </message>
    <message>
        <source>Train objectness loss</source>
        <translation>Trainings-Objektheit-Verlust</translation>
    </message>
    <message>
        <source>Train background loss</source>
        <translation>Trainings-Hintergrundverlust</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SetupPanel</name>
    <message>
        <source>&amp;Split</source>
        <translation>&amp;Teil</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>The images whose truth is held against the predictions. Recognised: the split that most of the predictions are of.</source>
        <translation>Die Bilder, deren Ground Truth den Vorhersagen gegenübersteht. Erkannt: der Teil, zu dem die meisten Vorhersagen gehören.</translation>
    </message>
    <message>
        <source>O&amp;verlap of</source>
        <translation>Ü&amp;berlappung von</translation>
    </message>
    <message>
        <source>Overlap of</source>
        <translation>Überlappung von</translation>
    </message>
    <message>
        <source>What the IoU is measured of. Masks: where labels and predictions both have outlines; a box among them stands for its rectangle.</source>
        <translation>Wovon die IoU gemessen wird. Masken: wo Labels und Vorhersagen Umrisse haben; eine Box darunter steht für ihr Rechteck.</translation>
    </message>
    <message>
        <source>&amp;True masks</source>
        <translation>&amp;Wahre Masken</translation>
    </message>
    <message>
        <source>Foreground of the true masks</source>
        <translation>Vordergrund der wahren Masken</translation>
    </message>
    <message>
        <source>Which side of the data set&apos;s masks is the foreground</source>
        <translation>Welche Seite der Masken des Datensatzes der Vordergrund ist</translation>
    </message>
    <message>
        <source>P&amp;redicted</source>
        <translation>Vo&amp;rhergesagt</translation>
    </message>
    <message>
        <source>Foreground of the predicted masks</source>
        <translation>Vordergrund der vorhergesagten Masken</translation>
    </message>
    <message>
        <source>Which side of the predicted masks, or of their probabilities, is the foreground</source>
        <translation>Welche Seite der vorhergesagten Masken oder ihrer Wahrscheinlichkeiten der Vordergrund ist</translation>
    </message>
    <message>
        <source>boxes</source>
        <translation>Boxen</translation>
    </message>
    <message>
        <source>masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>bright on dark</source>
        <translation>hell auf dunkel</translation>
    </message>
    <message>
        <source>dark on bright</source>
        <translation>dunkel auf hell</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>erkannt</translation>
    </message>
    <message>
        <source>recognised: %1</source>
        <translation>erkannt: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SignalCharts</name>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>No epoch kept its inner signals.</source>
        <translation>Keine Epoche hat ihre inneren Signale aufbewahrt.</translation>
    </message>
    <message>
        <source>%1, + 1 standard deviation</source>
        <translation>%1, + 1 Standardabweichung</translation>
    </message>
    <message>
        <source>%1, − 1 standard deviation</source>
        <translation>%1, − 1 Standardabweichung</translation>
    </message>
    <message>
        <source>share of the boxes</source>
        <translation>Anteil der Boxen</translation>
    </message>
    <message>
        <source>No box of this scale.</source>
        <translation>Keine Box dieser Skala.</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>zugeordnet</translation>
    </message>
    <message>
        <source>unmatched</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>Stride %1</translation>
    </message>
    <message>
        <source>objectness</source>
        <translation>Objektheit</translation>
    </message>
    <message>
        <source>Objectness</source>
        <translation>Objektheit</translation>
    </message>
    <message>
        <source>IoU with the truth</source>
        <translation>IoU mit der Ground Truth</translation>
    </message>
    <message>
        <source>highest IoU with a truth</source>
        <translation>höchste IoU mit einer wahren Box</translation>
    </message>
    <message>
        <source>boxes an image</source>
        <translation>Boxen je Bild</translation>
    </message>
    <message>
        <source>Size of boxes</source>
        <translation>Größe der Boxen</translation>
    </message>
    <message>
        <source>√area, share of the image&apos;s</source>
        <translation>√Fläche, Anteil am Bild</translation>
    </message>
    <message>
        <source>Neither true nor predicted boxes.</source>
        <translation>Weder wahre noch vorhergesagte Boxen.</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>ratio, or share</source>
        <translation>Verhältnis oder Anteil</translation>
    </message>
    <message>
        <source>number, ÷ true</source>
        <translation>Anzahl, ÷ wahre</translation>
    </message>
    <message>
        <source>size, ÷ true</source>
        <translation>Größe, ÷ wahre</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Followed cells</source>
        <translation>Verfolgte Zellen</translation>
    </message>
    <message>
        <source>No cell is followed: no followed image shows an object.</source>
        <translation>Keine Zelle wird verfolgt: Kein verfolgtes Bild zeigt ein Objekt.</translation>
    </message>
    <message>
        <source>%1, row %2, column %3, box %4</source>
        <translation>%1, Zeile %2, Spalte %3, Box %4</translation>
    </message>
    <message>
        <source>no truth learnt</source>
        <translation>keine wahre Box gelernt</translation>
    </message>
    <message>
        <source>truth learnt</source>
        <translation>wahre Box gelernt</translation>
    </message>
    <message>
        <source>Objectness against IoU, matched boxes</source>
        <translation>Objektheit gegen IoU, zugeordnete Boxen</translation>
    </message>
    <message>
        <source>Objectness against IoU</source>
        <translation>Objektheit gegen IoU</translation>
    </message>
    <message>
        <source>boxes</source>
        <translation>Boxen</translation>
    </message>
    <message>
        <source>Where background is learnt</source>
        <translation>Wo Hintergrund gelernt wird</translation>
    </message>
    <message>
        <source>across the image</source>
        <translation>im Bild nach rechts</translation>
    </message>
    <message>
        <source>down the image</source>
        <translation>im Bild nach unten</translation>
    </message>
    <message>
        <source>boxes learnt as background</source>
        <translation>als Hintergrund gelernte Boxen</translation>
    </message>
    <message>
        <source>%1: %2 boxes an image, of which %3 learn a truth, %4 background and %5 say more than %6</source>
        <translation>%1: %2 Boxen je Bild, davon lernen %3 eine wahre Box und %4 Hintergrund, und %5 sagen mehr als %6</translation>
    </message>
    <message>
        <source>Mean objectness</source>
        <translation>Mittlere Objektheit</translation>
    </message>
    <message>
        <source>Boxes above %1</source>
        <translation>Boxen über %1</translation>
    </message>
    <message>
        <source>Predicted ÷ true boxes</source>
        <translation>Vorhergesagte ÷ wahre Boxen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SignalsView</name>
    <message>
        <source>Matched boxes only</source>
        <translation>Nur zugeordnete Boxen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>The run whose cells are looked at</source>
        <translation>Der Lauf, dessen Zellen betrachtet werden</translation>
    </message>
    <message>
        <source>Of the density: only boxes that learn a truth</source>
        <translation>Für die Dichte: nur Boxen, die eine wahre Box lernen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write this figure for a paper (E)</source>
        <translation>Diese Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message>
        <source>Stride %1</source>
        <translation>Stride %1</translation>
    </message>
    <message>
        <source>Cells %1 pixels apart</source>
        <translation>Zellen im Abstand von %1 Pixeln</translation>
    </message>
    <message>
        <source>Inner signals are those of detectors: show such a run.</source>
        <translation>Innere Signale gibt es nur bei Detektoren: Blenden Sie einen solchen Lauf ein.</translation>
    </message>
    <message>
        <source>Nothing was kept up to this epoch.</source>
        <translation>Bis zu dieser Epoche wurde nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>Epoch %1, %2</source>
        <translation>Epoche %1, %2</translation>
    </message>
    <message>
        <source>No box of this scale learns a truth.</source>
        <translation>Keine Box dieser Skala lernt eine wahre Box.</translation>
    </message>
    <message>
        <source>No box of this scale is learnt as background.</source>
        <translation>Keine Box dieser Skala wird als Hintergrund gelernt.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SnapshotDrawing</name>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Ground Truth</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SnapshotStrip</name>
    <message>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <source>not followed by this run</source>
        <translation>von diesem Lauf nicht verfolgt</translation>
    </message>
    <message>
        <source>no snapshot yet</source>
        <translation>noch keine Momentaufnahme</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Ground Truth</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, Epoche %2</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Dice %1</source>
        <translation>Dice %1</translation>
    </message>
    <message>
        <source>The runs that are shown follow no images.</source>
        <translation>Die gezeigten Läufe verfolgen keine Bilder.</translation>
    </message>
    <message>
        <source>%1
Double click or Enter: show it in the data set</source>
        <translation>%1
Doppelklick oder Eingabetaste: im Datensatz zeigen</translation>
    </message>
    <message>
        <source>Accuracy %1</source>
        <translation>Genauigkeit %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SourceListModel</name>
    <message>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <source>epoch %1 of %2 · %3</source>
        <translation>Epoche %1 von %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SourcePanel</name>
    <message>
        <source>Within noise: other images could turn it around.</source>
        <translation>Im Rauschen: Andere Bilder könnten es umkehren.</translation>
    </message>
    <message>
        <source>%1 is better.</source>
        <translation>%1 ist besser.</translation>
    </message>
    <message>
        <source>Open &amp;predictions…</source>
        <translation>Vo&amp;rhersagen öffnen…</translation>
    </message>
    <message>
        <source>COCO results, YOLO text with confidences, masks, or a run folder; they can be dropped here, too</source>
        <translation>COCO-Ergebnisse, YOLO-Text mit Konfidenzen, Masken oder ein Laufordner; sie lassen sich auch hier ablegen</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>&amp;Datei…</translation>
    </message>
    <message>
        <source>F&amp;older or run…</source>
        <translation>&amp;Ordner oder Lauf…</translation>
    </message>
    <message>
        <source>Run a &amp;model…</source>
        <translation>&amp;Modell ausführen…</translation>
    </message>
    <message>
        <source>Run an ONNX or TorchScript model over images of this data set</source>
        <translation>Ein ONNX- oder TorchScript-Modell auf Bildern dieses Datensatzes ausführen</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>Ver&amp;gleichen mit</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) only this one finds</source>
        <translation>
            <numerusform>%n Objekt nur hier gefunden</numerusform>
            <numerusform>%n Objekte nur hier gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) only the other finds</source>
        <translation>
            <numerusform>%n Objekt nur dort gefunden</numerusform>
            <numerusform>%n Objekte nur dort gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare with this</source>
        <translation>Hiermit vergleichen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open predictions…</source>
        <translation>Vorhersagen öffnen…</translation>
    </message>
    <message>
        <source>Open a folder of predictions, or a run…</source>
        <translation>Ordner mit Vorhersagen oder Lauf öffnen…</translation>
    </message>
    <message>
        <source>%1: %2 %3, %4 %5. Difference %6, %7 % interval %8 to %9.</source>
        <comment>AP: new 0.412, old 0.398</comment>
        <translation>%1: %2 %3, %4 %5. Differenz %6, %7-%-Intervall %8 bis %9.</translation>
    </message>
    <message>
        <source>Compare a&amp;gain</source>
        <translation>Erneut ver&amp;gleichen</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>Der Vergleich wurde abgebrochen.</translation>
    </message>
    <message>
        <source>&amp;Ensemble of…</source>
        <translation>&amp;Ensemble aus…</translation>
    </message>
    <message>
        <source>Fuse several of these predictions into one more</source>
        <translation>Mehrere dieser Vorhersagen zu einer weiteren verschmelzen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SplitDialog</name>
    <message>
        <source>Write lists</source>
        <translation>Listen schreiben</translation>
    </message>
    <message>
        <source>Split %1</source>
        <translation>%1 aufteilen</translation>
    </message>
    <message>
        <source>Lists are written into a new folder. No image is moved, and the data set itself is not changed.</source>
        <translation>Listen werden in einen neuen Ordner geschrieben. Kein Bild wird verschoben, und der Datensatz selbst wird nicht geändert.</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Train</translation>
    </message>
    <message>
        <source>&amp;Val</source>
        <translation>&amp;Val</translation>
    </message>
    <message>
        <source>T&amp;est</source>
        <translation>T&amp;est</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Every class in these shares</source>
        <translation>Jede Klasse in diesen Anteilen</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Recordings stay whole</source>
        <translation>Aufnahmen bleiben ganz</translation>
    </message>
    <message>
        <source>Scenes that look alike stay whole</source>
        <translation>Ähnliche Szenen bleiben ganz</translation>
    </message>
    <message>
        <source>by the file names</source>
        <translation>nach den Dateinamen</translation>
    </message>
    <message>
        <source>A regular expression over the image&apos;s path; its first pair of brackets is the recording, as in ^(seq\d+)_</source>
        <translation>Ein regulärer Ausdruck über den Pfad des Bildes; sein erstes Klammerpaar ist die Aufnahme, wie in ^(seq\d+)_</translation>
    </message>
    <message>
        <source>The same seed gives the same split.</source>
        <translation>Derselbe Startwert ergibt dieselbe Aufteilung.</translation>
    </message>
    <message>
        <source>&amp;Divide</source>
        <translation>A&amp;ufteilen</translation>
    </message>
    <message>
        <source>&amp;Pattern</source>
        <translation>&amp;Muster</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>Shares that are reached</source>
        <translation>Erreichte Anteile</translation>
    </message>
    <message>
        <source>Images with</source>
        <translation>Bilder mit</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Train</translation>
    </message>
    <message>
        <source>Val</source>
        <translation>Val</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>The shares add up to %1 %; they have to add up to 100 %.</source>
        <translation>Die Anteile ergeben zusammen %1 %; sie müssen 100 % ergeben.</translation>
    </message>
    <message>
        <source>Dividing…</source>
        <translation>Wird aufgeteilt…</translation>
    </message>
    <message>
        <source>%1  (%2 %)</source>
        <translation>%1  (%2 %)</translation>
    </message>
    <message>
        <source>Asked for: %1 %</source>
        <translation>Verlangt: %1 %</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>No object</source>
        <translation>Kein Objekt</translation>
    </message>
    <message>
        <source>The shares of the images differ from what was asked for by at most %1 percentage points.</source>
        <translation>Die Anteile der Bilder weichen um höchstens %1 Prozentpunkte vom Verlangten ab.</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) stay whole.</source>
        <translation>
            <numerusform>%n Gruppe bleibt ganz.</numerusform>
            <numerusform>%n Gruppen bleiben ganz.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write lists anyway</source>
        <translation>Listen trotzdem schreiben</translation>
    </message>
    <message>
        <source>It cannot be divided like this.</source>
        <translation>So lässt sich nicht aufteilen.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>New folder for the lists</source>
        <translation>Neuer Ordner für die Listen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SpotCheckPage</name>
    <message>
        <source>Open a data set to check a sample of its pairs by eye.</source>
        <translation>Öffnen Sie einen Datensatz, um eine Stichprobe seiner Paare mit dem Auge zu prüfen.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Look at a random sample of pairs and give each a verdict. Fifty good ones tell, with 95 % confidence, that fewer than 6 % of the whole set are bad. Verdicts are saved at once; you can stop and go on later.</source>
        <translation>Sehen Sie eine zufällige Stichprobe von Paaren an und geben Sie jedem ein Urteil. Fünfzig gute besagen mit 95 % Sicherheit, dass weniger als 6 % des ganzen Datensatzes schlecht sind. Urteile werden sofort gespeichert; Sie können aufhören und später weitermachen.</translation>
    </message>
    <message>
        <source>How many pairs to look at</source>
        <translation>Wie viele Paare angesehen werden</translation>
    </message>
    <message>
        <source>The same seed gives the same pairs, so that a check can be resumed or repeated</source>
        <translation>Derselbe Startwert ergibt dieselben Paare, sodass sich eine Stichprobe fortsetzen oder wiederholen lässt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>&amp;Pairs</source>
        <translation>&amp;Paare</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>New sample…</source>
        <translation>Neue Stichprobe…</translation>
    </message>
    <message>
        <source>Choose another number of pairs or another seed; verdicts stay</source>
        <translation>Eine andere Zahl von Paaren oder einen anderen Startwert wählen; Urteile bleiben</translation>
    </message>
    <message>
        <source>Note on this pair: Enter saves, Esc leaves it as it was</source>
        <translation>Notiz zu diesem Paar: Eingabe speichert, Esc lässt sie, wie sie war</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>%1 — note: %2</source>
        <translation>%1 – Notiz: %2</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>take back the last change</source>
        <translation>die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>next pair without a verdict</source>
        <translation>nächstes Paar ohne Urteil</translation>
    </message>
    <message>
        <source>A, D or arrows</source>
        <translation>A, D oder Pfeiltasten</translation>
    </message>
    <message>
        <source>previous and next pair</source>
        <translation>voriges und nächstes Paar</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>eine Notiz schreiben</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>show the pair on the dataset page</source>
        <translation>das Paar auf der Datensatzseite zeigen</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>labels on and off</source>
        <translation>Labels ein und aus</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>outline or fill</source>
        <translation>Umriss oder Füllung</translation>
    </message>
    <message>
        <source>+, -, F, 0</source>
        <translation>+, -, F, 0</translation>
    </message>
    <message>
        <source>zoom, fit, one to one</source>
        <translation>Zoom, einpassen, eins zu eins</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>zoom to the next object</source>
        <translation>auf das nächste Objekt zoomen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SpotCheckSummary</name>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Export JSON…</source>
        <translation>JSON exportieren…</translation>
    </message>
    <message>
        <source>Look at the pairs again</source>
        <translation>Die Paare noch einmal ansehen</translation>
    </message>
    <message>
        <source>New sample…</source>
        <translation>Neue Stichprobe…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s) checked, %1 bad: %2.</source>
        <translation>
            <numerusform>%Ln Paar geprüft, davon %1 schlecht: %2.</numerusform>
            <numerusform>%Ln Paare geprüft, davon %1 schlecht: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::StepColumnDialog</name>
    <message>
        <source>Column of the steps</source>
        <translation>Spalte der Schritte</translation>
    </message>
    <message>
        <source>Which column of %1 counts the steps?</source>
        <translation>Welche Spalte von %1 zählt die Schritte?</translation>
    </message>
    <message>
        <source>No column of %1 says by its name that it counts steps or epochs. Which one does?</source>
        <translation>Keine Spalte von %1 sagt durch ihren Namen, dass sie Schritte oder Epochen zählt. Welche tut es?</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>As its name tells</source>
        <translation>Nach ihrem Namen</translation>
    </message>
    <message>
        <source>None: the first column of ascending whole numbers, else the rows are counted</source>
        <translation>Keine: die erste Spalte aufsteigender ganzer Zahlen, sonst werden die Zeilen gezählt</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
</context>
<context>
    <name>gg::widgets::StyleView</name>
    <message numerus="yes">
        <source>%1: %2 px, %Ln box(es)</source>
        <translation>
            <numerusform>%1: %2 px, %Ln Box</numerusform>
            <numerusform>%1: %2 px, %Ln Boxen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Tighter</source>
        <translation>Enger</translation>
    </message>
    <message>
        <source>Looser</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>px from the object&apos;s edge: cuts it ‹ 0 › leaves a margin</source>
        <translation>px vom Rand des Objekts: schneidet es an ‹ 0 › lässt Abstand</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SweepDialog</name>
    <message>
        <source>Sweep</source>
        <translation>Versuchsreihe</translation>
    </message>
    <message>
        <source>Runs of the sweep</source>
        <translation>Läufe der Versuchsreihe</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Of one&apos;s own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>0.001, 0.0003, 0.0001</source>
        <translation>0.001, 0.0003, 0.0001</translation>
    </message>
    <message>
        <source>Values, separated by commas</source>
        <translation>Werte, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>%1 (the form&apos;s)</source>
        <translation>%1 (aus dem Formular)</translation>
    </message>
    <message>
        <source>Each setting is trained once a seed: 1, 2, 3. The spread over seeds is how much is luck</source>
        <translation>Jede Einstellung wird je Startwert einmal trainiert: 1, 2, 3. Die Streuung über die Startwerte zeigt, wie viel Zufall ist</translation>
    </message>
    <message>
        <source>Of the folder that holds the runs</source>
        <translation>Name des Ordners, der die Läufe enthält</translation>
    </message>
    <message>
        <source>First setting</source>
        <translation>Erste Einstellung</translation>
    </message>
    <message>
        <source>Second setting</source>
        <translation>Zweite Einstellung</translation>
    </message>
    <message>
        <source>&amp;Sweep</source>
        <translation>&amp;Versuchsreihe</translation>
    </message>
    <message>
        <source>S&amp;etting</source>
        <translation>&amp;Einstellung</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>&amp;Werte</translation>
    </message>
    <message>
        <source>Se&amp;cond setting</source>
        <translation>&amp;Zweite Einstellung</translation>
    </message>
    <message>
        <source>V&amp;alues</source>
        <translation>We&amp;rte</translation>
    </message>
    <message>
        <source>See&amp;ds</source>
        <translation>&amp;Startwerte</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Read a sweep from a YAML file, with its own base</source>
        <translation>Eine Versuchsreihe aus einer YAML-Datei lesen, mit eigener Grundlage</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Write this sweep for the command line: groundglass-cli sweep FILE --out DIR</source>
        <translation>Diese Versuchsreihe für die Befehlszeile schreiben: groundglass-cli sweep FILE --out DIR</translation>
    </message>
    <message>
        <source>Continue a sweep…</source>
        <translation>Versuchsreihe fortsetzen…</translation>
    </message>
    <message>
        <source>Go on with a sweep that was stopped: choose its folder</source>
        <translation>Eine angehaltene Versuchsreihe fortsetzen: ihren Ordner wählen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Start sweep</source>
        <translation>Versuchsreihe starten</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>Seeds are whole numbers from 0; “%1” is none.</source>
        <translation>Startwerte sind ganze Zahlen ab 0; „%1“ ist keiner.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), %1 epochs each</source>
        <translation>
            <numerusform>%n Lauf mit %1 Epochen</numerusform>
            <numerusform>%n Läufe mit je %1 Epochen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::SweepPanel</name>
    <message>
        <source>Queue of runs</source>
        <translation>Warteschlange der Läufe</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Train this run earlier (Alt+↑)</source>
        <translation>Diesen Lauf früher trainieren (Alt+↑)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Train this run later (Alt+↓)</source>
        <translation>Diesen Lauf später trainieren (Alt+↓)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Do not train this run; what was trained of it stays (Delete)</source>
        <translation>Diesen Lauf nicht trainieren; was davon trainiert wurde, bleibt (Entf)</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Erneut trainieren</translation>
    </message>
    <message>
        <source>Put this run back into the queue; it goes on from its checkpoint where it has one</source>
        <translation>Diesen Lauf wieder in die Warteschlange stellen; hat er einen Checkpoint, geht er von dort weiter</translation>
    </message>
    <message>
        <source>Stop this run</source>
        <translation>Diesen Lauf anhalten</translation>
    </message>
    <message>
        <source>Stop the run that trains, and go on with the next</source>
        <translation>Den trainierenden Lauf anhalten und mit dem nächsten weitermachen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Train what waits</source>
        <translation>Trainieren, was wartet</translation>
    </message>
    <message>
        <source>Show runs</source>
        <translation>Läufe zeigen</translation>
    </message>
    <message>
        <source>The runs on the Runs page, grouped by what differs</source>
        <translation>Die Läufe auf der Seite „Läufe“, gruppiert nach dem, worin sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>Tabelle…</translation>
    </message>
    <message>
        <source>Best values, mean and deviation over seeds, as CSV, LaTeX or Markdown</source>
        <translation>Beste Werte, Mittel und Abweichung über die Startwerte, als CSV, LaTeX oder Markdown</translation>
    </message>
    <message>
        <source>Figure…</source>
        <translation>Abbildung…</translation>
    </message>
    <message>
        <source>The metric against the setting, with mean and spread over seeds</source>
        <translation>Die Metrik über der Einstellung, mit Mittel und Streuung über die Startwerte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Zurück zum Formular</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>training</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %n run(s) finished</source>
        <translation>
            <numerusform>%1: %2 von %n Lauf fertig</numerusform>
            <numerusform>%1: %2 von %n Läufen fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>, %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ThresholdBar</name>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Detections below this confidence are left out. Average precision does not depend on it.</source>
        <translation>Detektionen unter dieser Konfidenz werden weggelassen. Die Average Precision hängt nicht davon ab.</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>A detection is right if its IoU with the truth is at least this.</source>
        <translation>Eine Detektion ist richtig, wenn ihre IoU mit der Ground Truth mindestens so hoch ist.</translation>
    </message>
    <message>
        <source>&amp;Confidence</source>
        <translation>&amp;Konfidenz</translation>
    </message>
    <message>
        <source>&amp;IoU</source>
        <translation>&amp;IoU</translation>
    </message>
    <message>
        <source>More thresholds</source>
        <translation>Weitere Schwellwerte</translation>
    </message>
    <message>
        <source>The IoU of the confusion matrix</source>
        <translation>Die IoU der Konfusionsmatrix</translation>
    </message>
    <message>
        <source>A detection and a truth are paired in the matrix, whatever their classes, if their IoU is above this. 0.45 is what Ultralytics uses.</source>
        <translation>Eine Detektion und ein gelabeltes Objekt bilden in der Matrix ein Paar, gleich welcher Klasse, wenn ihre IoU darüber liegt. Ultralytics verwendet 0,45.</translation>
    </message>
    <message>
        <source>IoU of the confusion &amp;matrix</source>
        <translation>IoU der Konfusions&amp;matrix</translation>
    </message>
    <message>
        <source>Best F1</source>
        <translation>Bestes F1</translation>
    </message>
    <message>
        <source>Gives every class the confidence at which its F1 is highest</source>
        <translation>Gibt jeder Klasse die Konfidenz, bei der ihr F1 am höchsten ist</translation>
    </message>
    <message>
        <source>Precision of</source>
        <translation>Precision von</translation>
    </message>
    <message>
        <source>Gives every class the lowest confidence from which on this share of its detections is right</source>
        <translation>Gibt jeder Klasse die niedrigste Konfidenz, ab der dieser Anteil ihrer Detektionen richtig ist</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Target precision</source>
        <translation>Ziel-Precision</translation>
    </message>
    <message>
        <source>The precision to reach; the table shows the confidence that each class needs for it</source>
        <translation>Die zu erreichende Precision; die Tabelle zeigt die Konfidenz, die jede Klasse dafür braucht</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Confidence 0.25, IoU 0.50, IoU of the matrix 0.45</source>
        <translation>Konfidenz 0,25; IoU 0,50; IoU der Matrix 0,45</translation>
    </message>
    <message>
        <source>Of all classes together at these thresholds</source>
        <translation>Für alle Klassen zusammen bei diesen Schwellwerten</translation>
    </message>
    <message>
        <source>per class: %1–%2</source>
        <translation>je Klasse: %1–%2</translation>
    </message>
    <message>
        <source>Every class has a confidence of its own. Moving the slider gives all of them the same one again.</source>
        <translation>Jede Klasse hat eine eigene Konfidenz. Wird der Regler bewegt, haben alle wieder dieselbe.</translation>
    </message>
    <message>
        <source>P %1   R %2   F1 %3</source>
        <translation>P %1   R %2   F1 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n classes have no best F1, because none of their detections is right: they keep the confidence they had.</source>
        <translation>
            <numerusform>%n Klasse hat kein bestes F1, weil keine ihrer Detektionen richtig ist: Sie behält ihre bisherige Konfidenz.</numerusform>
            <numerusform>%n Klassen haben kein bestes F1, weil keine ihrer Detektionen richtig ist: Sie behalten ihre bisherige Konfidenz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes never reach this precision: their confidence is 1.</source>
        <translation>
            <numerusform>%n Klasse erreicht diese Precision nie: Ihre Konfidenz ist 1.</numerusform>
            <numerusform>%n Klassen erreichen diese Precision nie: Ihre Konfidenz ist 1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ThumbnailGrid</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Neighbouring images</source>
        <translation>Benachbarte Bilder</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainCostPanel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>What it will take</source>
        <translation>Was es kosten wird</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Weights that are trained</source>
        <translation>Gewichte, die trainiert werden</translation>
    </message>
    <message>
        <source>GFLOPs an image</source>
        <translation>GFLOPs je Bild</translation>
    </message>
    <message>
        <source>Forward pass; a multiplication and an addition count as two</source>
        <translation>Vorwärtsdurchlauf; eine Multiplikation und eine Addition zählen als zwei</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Weights, gradients, the optimiser&apos;s state and the activations of one batch</source>
        <translation>Gewichte, Gradienten, Zustand des Optimierers und Aktivierungen eines Batches</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Steps an epoch, and in all</source>
        <translation>Schritte je Epoche und insgesamt</translation>
    </message>
    <message>
        <source>Time an epoch</source>
        <translation>Zeit je Epoche</translation>
    </message>
    <message>
        <source>Training and validation</source>
        <translation>Training und Validierung</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>Zeit insgesamt</translation>
    </message>
    <message>
        <source>Without early stopping</source>
        <translation>Ohne vorzeitiges Ende</translation>
    </message>
    <message>
        <source>Measure on this machine</source>
        <translation>Auf diesem Rechner messen</translation>
    </message>
    <message>
        <source>What the data says</source>
        <translation>Was die Daten sagen</translation>
    </message>
    <message>
        <source>Show the findings</source>
        <translation>Befunde zeigen</translation>
    </message>
    <message>
        <source>The audit has not finished.</source>
        <translation>Die Prüfung ist noch nicht fertig.</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) in the data: mend or accept them before training.</source>
        <translation>
            <numerusform>%n Fehler in den Daten: vor dem Training beheben oder annehmen.</numerusform>
            <numerusform>%n Fehler in den Daten: vor dem Training beheben oder annehmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s), no errors.</source>
        <translation>
            <numerusform>%n Warnung, keine Fehler.</numerusform>
            <numerusform>%n Warnungen, keine Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>The audit found nothing wrong.</source>
        <translation>Die Prüfung hat nichts beanstandet.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Mean foreground %1 %.</source>
        <translation>Mittlerer Vordergrund %1 %.</translation>
    </message>
    <message>
        <source>With BCE alone the network may learn to predict background only; consider BCE + Dice.</source>
        <translation>Mit BCE allein lernt das Netz womöglich, nur Hintergrund vorherzusagen; erwägen Sie BCE + Dice.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Measured here: %1 images/s.</source>
        <translation>Hier gemessen: %1 Bilder/s.</translation>
    </message>
    <message>
        <source>Times are estimated from the operations; measure for better ones.</source>
        <translation>Die Zeiten sind aus den Rechenoperationen geschätzt; genauer wird es durch Messen.</translation>
    </message>
    <message>
        <source>Layers…</source>
        <translation>Schichten…</translation>
    </message>
    <message>
        <source>Parameters, operations and memory, layer by layer</source>
        <translation>Parameter, Operationen und Speicher, Schicht für Schicht</translation>
    </message>
    <message>
        <source>Weights that are trained; %1 once batch norm is folded into the convolutions</source>
        <translation>Gewichte, die trainiert werden; %1, sobald Batch Norm in die Faltungen eingerechnet ist</translation>
    </message>
    <message>
        <source>More memory than this machine has: a batch of at most %1 fits.</source>
        <translation>Mehr Speicher, als dieser Rechner hat: Ein Batch von höchstens %1 passt.</translation>
    </message>
    <message>
        <source>More memory than this machine has: choose a smaller image size or a smaller network.</source>
        <translation>Mehr Speicher, als dieser Rechner hat: Wählen Sie eine kleinere Bildgröße oder ein kleineres Netz.</translation>
    </message>
    <message>
        <source>Latency an image</source>
        <translation>Latenz je Bild</translation>
    </message>
    <message>
        <source>Forward pass, batch norm folded into the convolutions, on this machine</source>
        <translation>Vorwärtsdurchlauf, Batch-Norm in die Faltungen eingerechnet, auf diesem Rechner</translation>
    </message>
    <message>
        <source>Times two steps on images of this data set, and of a detector the forward pass of one image</source>
        <translation>Misst zwei Schritte mit Bildern dieses Datensatzes und bei Detektoren den Vorwärtsdurchlauf eines Bildes</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainForm</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Loss and optimiser</source>
        <translation>Verlust und Optimierer</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Name of the run&apos;s folder</source>
        <translation>Name des Laufordners</translation>
    </message>
    <message>
        <source>Image size, px</source>
        <translation>Bildgröße, px</translation>
    </message>
    <message>
        <source>Images and masks are scaled to a square of this side</source>
        <translation>Bilder und Masken werden auf ein Quadrat dieser Seitenlänge skaliert</translation>
    </message>
    <message>
        <source>Share for validation</source>
        <translation>Anteil für die Validierung</translation>
    </message>
    <message>
        <source>Used where the data set names no validation split</source>
        <translation>Gilt, wo der Datensatz keine Validierungsbilder benennt</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>Aufteilen nach</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Frames of one recording look alike: split by sequence, or validation flatters</source>
        <translation>Bilder einer Aufnahme ähneln sich: nach Sequenz aufteilen, sonst schmeichelt die Validierung</translation>
    </message>
    <message>
        <source>Foreground is</source>
        <translation>Vordergrund ist</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark (inverted masks)</source>
        <translation>Dunkel (invertierte Masken)</translation>
    </message>
    <message>
        <source>Which side of the mask is the object</source>
        <translation>Welche Seite der Maske das Objekt ist</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed gives the same numbers</source>
        <translation>Derselbe Startwert ergibt dieselben Zahlen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Channels of the first stage; they double with each. Many published U-Nets have 32</source>
        <translation>Kanäle der ersten Stufe; sie verdoppeln sich mit jeder. Viele veröffentlichte U-Nets haben 32</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>SGD uses Nesterov momentum</source>
        <translation>SGD mit Nesterov-Momentum</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Of the first step after the warm-up</source>
        <translation>Die des ersten Schritts nach der Aufwärmphase</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>0 for none</source>
        <translation>0 für keine</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Passes over the training images</source>
        <translation>Durchgänge durch die Trainingsbilder</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Images a step</source>
        <translation>Bilder je Schritt</translation>
    </message>
    <message>
        <source>Learning rate over time</source>
        <translation>Lernrate im Verlauf</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Warm-up, epochs</source>
        <translation>Aufwärmphase, Epochen</translation>
    </message>
    <message>
        <source>The rate rises from 0</source>
        <translation>Die Lernrate steigt von 0 an</translation>
    </message>
    <message>
        <source>Early stopping after, epochs</source>
        <translation>Vorzeitiges Ende nach, Epochen</translation>
    </message>
    <message>
        <source>Epochs without a better value; 0 never stops early</source>
        <translation>Epochen ohne besseren Wert; 0 endet nie vorzeitig</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>Bester nach</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Chooses the best checkpoint and ends the training early</source>
        <translation>Wählt den besten Checkpoint und beendet das Training vorzeitig</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>Waagerecht spiegeln</translation>
    </message>
    <message>
        <source>Half of the images, at random</source>
        <translation>Die Hälfte der Bilder, zufällig</translation>
    </message>
    <message>
        <source>Flip up and down</source>
        <translation>Senkrecht spiegeln</translation>
    </message>
    <message>
        <source>Rotate, at most degrees</source>
        <translation>Drehen, höchstens Grad</translation>
    </message>
    <message>
        <source>To either side</source>
        <translation>Nach beiden Seiten</translation>
    </message>
    <message>
        <source>Scale, ± share</source>
        <translation>Skalieren, ± Anteil</translation>
    </message>
    <message>
        <source>0.1 for 90 % to 110 %</source>
        <translation>0,1 für 90 % bis 110 %</translation>
    </message>
    <message>
        <source>Brightness, ± share</source>
        <translation>Helligkeit, ± Anteil</translation>
    </message>
    <message>
        <source>Contrast, ± share</source>
        <translation>Kontrast, ± Anteil</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>SGD only</source>
        <translation>Nur SGD</translation>
    </message>
    <message>
        <source>Snapshot images</source>
        <translation>Verfolgte Bilder</translation>
    </message>
    <message>
        <source>Validation images that are followed through the epochs</source>
        <translation>Validierungsbilder, die durch die Epochen verfolgt werden</translation>
    </message>
    <message>
        <source>Snapshot every, epochs</source>
        <translation>Momentaufnahme alle, Epochen</translation>
    </message>
    <message>
        <source>How often predictions are kept</source>
        <translation>Wie oft Vorhersagen aufbewahrt werden</translation>
    </message>
    <message>
        <source>Probe every, steps</source>
        <translation>Zwischenmessung alle, Schritte</translation>
    </message>
    <message>
        <source>Between epochs; 0 for never. Shows a collapse within seconds</source>
        <translation>Zwischen den Epochen; 0 für nie. Zeigt einen Kollaps binnen Sekunden</translation>
    </message>
    <message>
        <source>Probe images</source>
        <translation>Bilder der Zwischenmessung</translation>
    </message>
    <message>
        <source>Size of the fixed probe batch</source>
        <translation>Größe des festen Mess-Batches</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Fastest there is</source>
        <translation>Das schnellste vorhandene</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Where the network runs</source>
        <translation>Wo das Netz rechnet</translation>
    </message>
    <message>
        <source>Threads of the network</source>
        <translation>Threads des Netzes</translation>
    </message>
    <message>
        <source>0 chooses by itself</source>
        <translation>0 wählt selbst</translation>
    </message>
    <message>
        <source>Threads that load images</source>
        <translation>Threads, die Bilder laden</translation>
    </message>
    <message>
        <source>The run is written to a folder of this name in %1</source>
        <translation>Der Lauf wird in einen Ordner dieses Namens in %1 geschrieben</translation>
    </message>
    <message>
        <source>Expected %1.</source>
        <translation>Erwartet: %1.</translation>
    </message>
    <message>
        <source>Expected a name for a folder, without slashes.</source>
        <translation>Erwartet: ein Ordnername ohne Schrägstriche.</translation>
    </message>
    <message>
        <source>Family and scale</source>
        <translation>Familie und Skalierung</translation>
    </message>
    <message numerus="yes">
        <source>Here: %1 with a rate of %2, for %3 images and %n class(es).</source>
        <translation>
            <numerusform>Hier: %1 mit einer Rate von %2, für %3 Bilder und %n Klasse.</numerusform>
            <numerusform>Hier: %1 mit einer Rate von %2, für %3 Bilder und %n Klassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Images are scaled to fit a square of this side; what is left over is grey</source>
        <translation>Bilder werden in ein Quadrat dieser Seitenlänge eingepasst; was übrig bleibt, ist grau</translation>
    </message>
    <message>
        <source>Chosen by the data</source>
        <translation>Nach den Daten</translation>
    </message>
    <message>
        <source>By the data as Ultralytics does: AdamW for short trainings, SGD beyond 10,000 steps. SGD uses Nesterov momentum</source>
        <translation>Nach den Daten wie bei Ultralytics: AdamW für kurze Trainings, SGD ab mehr als 10.000 Schritten. SGD mit Nesterov-Momentum</translation>
    </message>
    <message>
        <source>Of a nominal batch; on the weights of convolutions alone</source>
        <translation>Bezogen auf einen nominellen Batch; nur auf den Gewichten der Faltungen</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Vorzeitiges Ende</translation>
    </message>
    <message>
        <source>Stop after, epochs</source>
        <translation>Ende nach, Epochen</translation>
    </message>
    <message>
        <source>mAP50-95</source>
        <translation>mAP50-95</translation>
    </message>
    <message>
        <source>mAP50</source>
        <translation>mAP50</translation>
    </message>
    <message>
        <source>0.1 mAP50 + 0.9 mAP50-95</source>
        <translation>0,1 mAP50 + 0,9 mAP50-95</translation>
    </message>
    <message>
        <source>Augmentation: geometry</source>
        <translation>Augmentierung: Geometrie</translation>
    </message>
    <message>
        <source>Augmentation: colour and mixing</source>
        <translation>Augmentierung: Farbe und Mischen</translation>
    </message>
    <message>
        <source>Optimiser in detail</source>
        <translation>Optimierer im Einzelnen</translation>
    </message>
    <message>
        <source>Schedule in detail</source>
        <translation>Ablauf im Einzelnen</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Mixed precision</source>
        <translation>Gemischte Genauigkeit</translation>
    </message>
    <message>
        <source>Half-width numbers where they suffice; on CUDA alone</source>
        <translation>Zahlen halber Breite, wo sie genügen; nur auf CUDA</translation>
    </message>
    <message>
        <source>Head at stride 4</source>
        <translation>Kopf bei Stride 4</translation>
    </message>
    <message>
        <source>A fourth head for objects of a few pixels; costs time and memory</source>
        <translation>Ein vierter Kopf für Objekte von wenigen Pixeln; kostet Zeit und Speicher</translation>
    </message>
    <message>
        <source>Description of one&apos;s own</source>
        <translation>Eigene Beschreibung</translation>
    </message>
    <message>
        <source>Choose a model description</source>
        <translation>Modellbeschreibung wählen</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml);;All files (*)</source>
        <translation>YAML (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>In place of the network above: layers as YAML, as groundglass-cli model NAME --yaml prints them</source>
        <translation>Anstelle des Netzes oben: Schichten als YAML, wie groundglass-cli model NAME --yaml sie ausgibt</translation>
    </message>
    <message>
        <source>Scale of the description</source>
        <translation>Größe der Beschreibung</translation>
    </message>
    <message>
        <source>Where it has several; empty for its first</source>
        <translation>Wo sie mehrere hat; leer für die erste</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>Choose weights to start from</source>
        <translation>Anfangsgewichte wählen</translation>
    </message>
    <message>
        <source>Weights (*.pt *.safetensors);;All files (*)</source>
        <translation>Gewichte (*.pt *.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A checkpoint of ours or a safetensors file; empty for random weights</source>
        <translation>Ein eigener Checkpoint oder eine safetensors-Datei; leer für zufällige Gewichte</translation>
    </message>
    <message>
        <source>Freeze layers</source>
        <translation>Schichten einfrieren</translation>
    </message>
    <message>
        <source>Gain of the boxes</source>
        <translation>Gewicht der Boxen</translation>
    </message>
    <message>
        <source>Weight of 1 − CIoU in the loss</source>
        <translation>Gewicht von 1 − CIoU im Verlust</translation>
    </message>
    <message>
        <source>Gain of the classes</source>
        <translation>Gewicht der Klassen</translation>
    </message>
    <message>
        <source>Weight of the classes&apos; cross-entropy</source>
        <translation>Gewicht der Kreuzentropie der Klassen</translation>
    </message>
    <message>
        <source>Gain of the distances</source>
        <translation>Gewicht der Abstände</translation>
    </message>
    <message>
        <source>Weight of the distribution focal loss of the boxes&apos; sides</source>
        <translation>Gewicht des Distribution Focal Loss der Boxseiten</translation>
    </message>
    <message>
        <source>Weigh small objects</source>
        <translation>Kleine Objekte gewichten</translation>
    </message>
    <message>
        <source>2.0 below 32 × 32 px, 1.5 below 96 × 96 px</source>
        <translation>2,0 unter 32 × 32 px, 1,5 unter 96 × 96 px</translation>
    </message>
    <message>
        <source>Focal γ</source>
        <translation>Fokales γ</translation>
    </message>
    <message>
        <source>Well classified boxes count less; 0 for off</source>
        <translation>Gut klassifizierte Boxen zählen weniger; 0 für aus</translation>
    </message>
    <message>
        <source>Draw rare classes more often</source>
        <translation>Seltene Klassen öfter ziehen</translation>
    </message>
    <message>
        <source>Images with rare classes come more often in an epoch</source>
        <translation>Bilder mit seltenen Klassen kommen in einer Epoche öfter vor</translation>
    </message>
    <message>
        <source>β1</source>
        <translation>β1</translation>
    </message>
    <message>
        <source>Adam and AdamW only</source>
        <translation>Nur Adam und AdamW</translation>
    </message>
    <message>
        <source>Nominal batch</source>
        <translation>Nomineller Batch</translation>
    </message>
    <message>
        <source>Gradients are added up until about so many images; 0 steps after every batch</source>
        <translation>Gradienten werden über etwa so viele Bilder summiert; bei 0 folgt auf jeden Batch ein Schritt</translation>
    </message>
    <message>
        <source>Clip the gradients at</source>
        <translation>Gradienten begrenzen auf</translation>
    </message>
    <message>
        <source>Their norm at most; 0 for off</source>
        <translation>Höchstwert ihrer Norm; 0 für aus</translation>
    </message>
    <message>
        <source>Average of the weights, decay</source>
        <translation>Mittel der Gewichte, Abklingfaktor</translation>
    </message>
    <message>
        <source>What is validated and kept is a moving average; 0 for off</source>
        <translation>Validiert und behalten wird ein gleitendes Mittel; 0 für aus</translation>
    </message>
    <message>
        <source>Reached after, updates</source>
        <translation>Erreicht nach, Schritte</translation>
    </message>
    <message>
        <source>The decay is that · (1 − e^(−updates / this))</source>
        <translation>Der Abklingfaktor ist jener Wert · (1 − e^(−Schritte / dieser Wert))</translation>
    </message>
    <message>
        <source>Mosaic, share</source>
        <translation>Mosaic, Anteil</translation>
    </message>
    <message>
        <source>Images that are put together from four</source>
        <translation>Bilder, die aus vier zusammengesetzt werden</translation>
    </message>
    <message>
        <source>Without mixing, last epochs</source>
        <translation>Ohne Mischen, letzte Epochen</translation>
    </message>
    <message>
        <source>Epochs at the end without mosaic, mixup and copy-paste</source>
        <translation>Epochen am Ende ohne Mosaic, Mixup und Copy-Paste</translation>
    </message>
    <message>
        <source>0.5 for 50 % to 150 %</source>
        <translation>0,5 für 50 % bis 150 %</translation>
    </message>
    <message>
        <source>Translate, ± share</source>
        <translation>Verschieben, ± Anteil</translation>
    </message>
    <message>
        <source>Of the side</source>
        <translation>Der Seite</translation>
    </message>
    <message>
        <source>Shear, at most degrees</source>
        <translation>Scheren, höchstens Grad</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>Perspektive</translation>
    </message>
    <message>
        <source>0 to 0.001</source>
        <translation>0 bis 0,001</translation>
    </message>
    <message>
        <source>Flip left and right, share</source>
        <translation>Waagerecht spiegeln, Anteil</translation>
    </message>
    <message>
        <source>Of the images</source>
        <translation>Der Bilder</translation>
    </message>
    <message>
        <source>Flip up and down, share</source>
        <translation>Senkrecht spiegeln, Anteil</translation>
    </message>
    <message>
        <source>Size of the batches, ± share</source>
        <translation>Größe der Batches, ± Anteil</translation>
    </message>
    <message>
        <source>The canvas of each step is drawn within it; 0 for one size</source>
        <translation>Die Bildfläche jedes Schritts wird in diesem Bereich gezogen; 0 für eine einzige Größe</translation>
    </message>
    <message>
        <source>Hue, ± share</source>
        <translation>Farbton, ± Anteil</translation>
    </message>
    <message>
        <source>Of the colour circle; 0 for thermal images</source>
        <translation>Des Farbkreises; 0 für Wärmebilder</translation>
    </message>
    <message>
        <source>Saturation, ± share</source>
        <translation>Sättigung, ± Anteil</translation>
    </message>
    <message>
        <source>0 for thermal images</source>
        <translation>0 für Wärmebilder</translation>
    </message>
    <message>
        <source>Mixup, share</source>
        <translation>Mixup, Anteil</translation>
    </message>
    <message>
        <source>Images that are blended with another; 0 for thermal images</source>
        <translation>Bilder, die mit einem anderen überblendet werden; 0 für Wärmebilder</translation>
    </message>
    <message>
        <source>Copy-paste, share</source>
        <translation>Copy-Paste, Anteil</translation>
    </message>
    <message>
        <source>Objects of another image that are pasted in; those with an outline</source>
        <translation>Objekte eines anderen Bildes, die eingefügt werden; nur solche mit Umriss</translation>
    </message>
    <message>
        <source>Copy-paste of boxes</source>
        <translation>Copy-Paste von Boxen</translation>
    </message>
    <message>
        <source>Objects without an outline are pasted as rectangles</source>
        <translation>Objekte ohne Umriss werden als Rechtecke eingefügt</translation>
    </message>
    <message>
        <source>Every, epochs</source>
        <translation>Alle, Epochen</translation>
    </message>
    <message>
        <source>The last epoch is always validated</source>
        <translation>Die letzte Epoche wird immer validiert</translation>
    </message>
    <message>
        <source>Rectangular batches</source>
        <translation>Rechteckige Batches</translation>
    </message>
    <message>
        <source>Images of like shape together, with less grey</source>
        <translation>Bilder ähnlicher Form zusammen, mit weniger Grau</translation>
    </message>
    <message>
        <source>Confidence, at least</source>
        <translation>Konfidenz, mindestens</translation>
    </message>
    <message>
        <source>Boxes below are dropped; 0.001 keeps what average precision needs</source>
        <translation>Boxen darunter entfallen; 0,001 behält, was die Average Precision braucht</translation>
    </message>
    <message>
        <source>Suppression IoU</source>
        <translation>IoU der Unterdrückung</translation>
    </message>
    <message>
        <source>Of two boxes of a class that overlap more, the surer one stays</source>
        <translation>Von zwei Boxen einer Klasse, die sich stärker überlappen, bleibt die sicherere</translation>
    </message>
    <message>
        <source>Boxes an image, at most</source>
        <translation>Boxen je Bild, höchstens</translation>
    </message>
    <message>
        <source>The surest ones</source>
        <translation>Die sichersten</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Cosine and linear fall to a share of the rate, steps twice by a factor</source>
        <translation>Kosinus und Linear fallen auf einen Anteil der Rate, Stufen zweimal um einen Faktor</translation>
    </message>
    <message>
        <source>Warm-up, steps at least</source>
        <translation>Aufwärmphase, Schritte mindestens</translation>
    </message>
    <message>
        <source>Where the epochs of the warm-up have fewer</source>
        <translation>Wo die Epochen der Aufwärmphase weniger haben</translation>
    </message>
    <message>
        <source>Momentum at the start</source>
        <translation>Momentum am Anfang</translation>
    </message>
    <message>
        <source>SGD only; rises to the momentum while the rate warms up</source>
        <translation>Nur SGD; steigt bis zum Momentum, während sich die Rate aufwärmt</translation>
    </message>
    <message>
        <source>Rate of biases at the start</source>
        <translation>Rate der Biases am Anfang</translation>
    </message>
    <message>
        <source>Falls or rises to the rate while it warms up</source>
        <translation>Fällt oder steigt bis zur Rate, während diese sich aufwärmt</translation>
    </message>
    <message>
        <source>Ends at, share</source>
        <translation>Endet bei, Anteil</translation>
    </message>
    <message>
        <source>Of the learning rate; cosine and linear</source>
        <translation>Der Lernrate; Kosinus und Linear</translation>
    </message>
    <message>
        <source>Factor of a step</source>
        <translation>Faktor einer Stufe</translation>
    </message>
    <message>
        <source>The rate is multiplied by it, twice</source>
        <translation>Die Rate wird zweimal damit multipliziert</translation>
    </message>
    <message>
        <source>First step after, share</source>
        <translation>Erste Stufe nach, Anteil</translation>
    </message>
    <message>
        <source>Of the epochs</source>
        <translation>Der Epochen</translation>
    </message>
    <message>
        <source>Second step after, share</source>
        <translation>Zweite Stufe nach, Anteil</translation>
    </message>
    <message>
        <source>Augmentation and snapshots</source>
        <translation>Augmentierung und Momentaufnahmen</translation>
    </message>
    <message>
        <source>Optimiser and schedule in detail</source>
        <translation>Optimierer und Ablauf im Einzelnen</translation>
    </message>
    <message>
        <source>So many first layers do not learn; 9 is the backbone of YOLOv8 without its pooling</source>
        <translation>So viele erste Schichten lernen nicht; 9 sind das Backbone von YOLOv8 ohne sein Pooling</translation>
    </message>
    <message>
        <source>Keep predictions every, epochs</source>
        <translation>Vorhersagen aufbewahren alle, Epochen</translation>
    </message>
    <message>
        <source>And those of the best and the newest epoch; 0 chooses, so that a run keeps about 2 GB</source>
        <translation>Und die der besten und der neuesten Epoche; 0 wählt selbst, sodass ein Lauf etwa 2 GB aufbewahrt</translation>
    </message>
    <message>
        <source>Anchors and objectness</source>
        <translation>Anker und Objektheit</translation>
    </message>
    <message>
        <source>Loss of YOLOv1</source>
        <translation>Verlust von YOLOv1</translation>
    </message>
    <message>
        <source>Loss of an SSD</source>
        <translation>Verlust eines SSD</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>Anchors</source>
        <translation>Anker</translation>
    </message>
    <message>
        <source>From this data set</source>
        <translation>Aus diesem Datensatz</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>Die des Modells</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>Wie aufgelistet</translation>
    </message>
    <message>
        <source>From this data set: found anew by k-means of the training boxes whenever a training starts</source>
        <translation>Aus diesem Datensatz: bei jedem Trainingsbeginn durch k-Means über die Trainingsboxen neu bestimmt</translation>
    </message>
    <message>
        <source>List of anchors</source>
        <translation>Liste der Anker</translation>
    </message>
    <message>
        <source>Width x height in pixels, such as 10x13 16x30 33x23, those of the finest map first</source>
        <translation>Breite x Höhe in Pixeln, etwa 10x13 16x30 33x23, die der feinsten Karte zuerst</translation>
    </message>
    <message>
        <source>Listed for the data set</source>
        <translation>Aufgelistet für den Datensatz</translation>
    </message>
    <message>
        <source>Its fingerprint; another one is warned of</source>
        <translation>Sein Fingerabdruck; bei einem anderen wird gewarnt</translation>
    </message>
    <message>
        <source>Warm up, batches</source>
        <translation>Aufwärmphase, Batches</translation>
    </message>
    <message>
        <source>So long every box also learns to be its anchor; 0 for off</source>
        <translation>So lange lernt jede Box auch, ihr Anker zu sein; 0 für aus</translation>
    </message>
    <message>
        <source>Objectness loss</source>
        <translation>Verlust der Objektheit</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>Mean square</source>
        <translation>Mittleres Quadrat</translation>
    </message>
    <message>
        <source>Of boxes with an object and of those without</source>
        <translation>Von Boxen mit einem Objekt und von denen ohne</translation>
    </message>
    <message>
        <source>Objectness to learn</source>
        <translation>Zu lernende Objektheit</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>IoU with the object</source>
        <translation>IoU mit dem Objekt</translation>
    </message>
    <message>
        <source>By a box that has an object</source>
        <translation>Von einer Box, die ein Objekt hat</translation>
    </message>
    <message>
        <source>No background from IoU</source>
        <translation>Kein Hintergrund ab IoU</translation>
    </message>
    <message>
        <source>Boxes that overlap an object more are not asked to be silent</source>
        <translation>Boxen, die ein Objekt stärker überlappen, müssen nicht schweigen</translation>
    </message>
    <message>
        <source>Sign fault (experiment)</source>
        <translation>Vorzeichenfehler (Experiment)</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>In the square</source>
        <translation>Im Quadrat</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Mit Vorzeichen</translation>
    </message>
    <message>
        <source>Mean square only. In the square it changes nothing; signed, the loss falls as objects are found less</source>
        <translation>Nur mittleres Quadrat. Im Quadrat ändert er nichts; mit Vorzeichen fällt der Verlust, je weniger Objekte gefunden werden</translation>
    </message>
    <message>
        <source>Gain of the places</source>
        <translation>Gewicht der Positionen</translation>
    </message>
    <message>
        <source>Weight of the squares of x and y</source>
        <translation>Gewicht der Quadrate von x und y</translation>
    </message>
    <message>
        <source>Gain of the sizes</source>
        <translation>Gewicht der Größen</translation>
    </message>
    <message>
        <source>Weight of the squares of width and height</source>
        <translation>Gewicht der Quadrate von Breite und Höhe</translation>
    </message>
    <message>
        <source>Gain of objects</source>
        <translation>Gewicht der Objekte</translation>
    </message>
    <message>
        <source>Weight of the objectness of boxes with an object</source>
        <translation>Gewicht der Objektheit von Boxen mit einem Objekt</translation>
    </message>
    <message>
        <source>Gain of background</source>
        <translation>Gewicht des Hintergrunds</translation>
    </message>
    <message>
        <source>Weight of the objectness of boxes without</source>
        <translation>Gewicht der Objektheit von Boxen ohne Objekt</translation>
    </message>
    <message>
        <source>λ of coordinates</source>
        <translation>λ der Koordinaten</translation>
    </message>
    <message>
        <source>Weight of places and sizes; 5 in the paper</source>
        <translation>Gewicht der Positionen und Größen; 5 in der Veröffentlichung</translation>
    </message>
    <message>
        <source>λ of cells without object</source>
        <translation>λ der Zellen ohne Objekt</translation>
    </message>
    <message>
        <source>Weight of their confidence; 0.5 in the paper</source>
        <translation>Gewicht ihrer Konfidenz; 0,5 in der Veröffentlichung</translation>
    </message>
    <message>
        <source>Weight of the classes</source>
        <translation>Gewicht der Klassen</translation>
    </message>
    <message>
        <source>Of the cross-entropy over background and classes</source>
        <translation>Der Kreuzentropie über Hintergrund und Klassen</translation>
    </message>
    <message>
        <source>Weight of the boxes</source>
        <translation>Gewicht der Boxen</translation>
    </message>
    <message>
        <source>Of the Huber loss of offset and size</source>
        <translation>Des Huber-Verlusts von Versatz und Größe</translation>
    </message>
    <message>
        <source>Learn from IoU</source>
        <translation>Lernen ab IoU</translation>
    </message>
    <message>
        <source>Default boxes that overlap a truth more learn it; the best one always does</source>
        <translation>Default-Boxen, die eine wahre Box stärker überlappen, lernen sie; die beste lernt sie immer</translation>
    </message>
    <message>
        <source>Huber δ</source>
        <translation>Huber-δ</translation>
    </message>
    <message>
        <source>Where the box loss turns from a square into a line</source>
        <translation>Wo der Boxverlust vom Quadrat in eine Gerade übergeht</translation>
    </message>
    <message>
        <source>Negatives a positive</source>
        <translation>Negative je positiver Box</translation>
    </message>
    <message>
        <source>So many background boxes learn, those with the largest loss; 0 for all</source>
        <translation>So viele Hintergrundboxen lernen, die mit dem größten Verlust; 0 für alle</translation>
    </message>
    <message>
        <source>Warm up mining, steps</source>
        <translation>Aufwärmphase des Minings, Schritte</translation>
    </message>
    <message>
        <source>So long the number of negatives grows; 0 for off</source>
        <translation>So lange wächst die Zahl der negativen Boxen; 0 für aus</translation>
    </message>
    <message>
        <source>Negatives at first</source>
        <translation>Negative am Anfang</translation>
    </message>
    <message>
        <source>A positive, at the first step</source>
        <translation>Je positiver Box, beim ersten Schritt</translation>
    </message>
    <message>
        <source>Classes first, steps</source>
        <translation>Klassen zuerst, Schritte</translation>
    </message>
    <message>
        <source>So long classes weigh more and boxes less; 0 for off</source>
        <translation>So lange wiegen Klassen mehr und Boxen weniger; 0 für aus</translation>
    </message>
    <message>
        <source>Classes at first</source>
        <translation>Klassen am Anfang</translation>
    </message>
    <message>
        <source>Their weight begins at so many times itself</source>
        <translation>Ihr Gewicht beginnt bei diesem Vielfachen seiner selbst</translation>
    </message>
    <message>
        <source>Boxes at first</source>
        <translation>Boxen am Anfang</translation>
    </message>
    <message>
        <source>Inner signals every, epochs</source>
        <translation>Innere Signale alle, Epochen</translation>
    </message>
    <message>
        <source>Objectness and IoU of every cell over the whole validation set, before suppression; 0 for never</source>
        <translation>Objektheit und IoU jeder Zelle über alle Validierungsbilder, vor der Unterdrückung; 0 für nie</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>Lernen von</translation>
    </message>
    <message>
        <source>Choose a trained network to learn from</source>
        <translation>Trainiertes Netz wählen, von dem gelernt wird</translation>
    </message>
    <message>
        <source>Networks (*.pt *.onnx *.torchscript);;All files (*)</source>
        <translation>Netze (*.pt *.onnx *.torchscript);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A checkpoint of a larger network; of a segmentation also a model file. Empty to learn from the labels alone</source>
        <translation>Ein Checkpoint eines größeren Netzes; bei einer Segmentierung auch eine Modelldatei. Leer, um nur aus den Labels zu lernen</translation>
    </message>
    <message>
        <source>Weight of the teacher</source>
        <translation>Gewicht des Lehrers</translation>
    </message>
    <message>
        <source>The labels have the rest</source>
        <translation>Den Rest haben die Labels</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Above 1 shows more of what the teacher holds for nearly as likely</source>
        <translation>Über 1 zeigt mehr von dem, was der Lehrer für fast ebenso wahrscheinlich hält</translation>
    </message>
    <message>
        <source>Wait for other machines, s</source>
        <translation>Auf andere Rechner warten, s</translation>
    </message>
    <message>
        <source>Where groundglass-cli trains over several of them</source>
        <translation>Wo groundglass-cli über mehrere davon trainiert</translation>
    </message>
    <message>
        <source>After DFF-UNet: under a million weights</source>
        <translation>Nach DFF-UNet: unter einer Million Gewichte</translation>
    </message>
    <message>
        <source>After LiteFusionNet: half a million weights</source>
        <translation>Nach LiteFusionNet: eine halbe Million Gewichte</translation>
    </message>
    <message>
        <source>U-Net has five stages and a bottleneck. The other two keep the published size of networks whose inside is not public</source>
        <translation>U-Net hat fünf Stufen und einen Engpass. Die beiden anderen halten die veröffentlichte Größe von Netzen ein, deren Inneres nicht öffentlich ist</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of the maps that a step leaves out in the deep stages; 0 for none</source>
        <translation>Anteil der Karten, die ein Schritt in den tiefen Stufen auslässt; 0 für keine</translation>
    </message>
    <message>
        <source>Loss in detail</source>
        <translation>Verlust im Einzelnen</translation>
    </message>
    <message>
        <source>Start and regularisation</source>
        <translation>Start und Regularisierung</translation>
    </message>
    <message>
        <source>Cross-entropy: every pixel counts alike</source>
        <translation>Kreuzentropie: jedes Pixel zählt gleich</translation>
    </message>
    <message>
        <source>Dice: overlap of the areas</source>
        <translation>Dice: Überlappung der Flächen</translation>
    </message>
    <message>
        <source>Cross-entropy + Dice</source>
        <translation>Kreuzentropie + Dice</translation>
    </message>
    <message>
        <source>Tversky: misses weigh more than false alarms</source>
        <translation>Tversky: Übersehenes wiegt mehr als Fehlalarme</translation>
    </message>
    <message>
        <source>Focal: what is right already counts less</source>
        <translation>Fokal: was schon stimmt, zählt weniger</translation>
    </message>
    <message>
        <source>Lovász: IoU itself, made smooth</source>
        <translation>Lovász: die IoU selbst, geglättet</translation>
    </message>
    <message>
        <source>Combo: a weighted sum</source>
        <translation>Combo: eine gewichtete Summe</translation>
    </message>
    <message>
        <source>Binary for a foreground, over the softmax for classes. Cross-entropy alone may give up the foreground where it is rare</source>
        <translation>Binär bei einem Vordergrund, über den Softmax bei Klassen. Die Kreuzentropie allein gibt seltenen Vordergrund womöglich auf</translation>
    </message>
    <message>
        <source>Tversky α</source>
        <translation>Tversky-α</translation>
    </message>
    <message>
        <source>Weight of false alarms</source>
        <translation>Gewicht der Fehlalarme</translation>
    </message>
    <message>
        <source>Tversky β</source>
        <translation>Tversky-β</translation>
    </message>
    <message>
        <source>Weight of misses</source>
        <translation>Gewicht des Übersehenen</translation>
    </message>
    <message>
        <source>The higher, the less counts what is right already; 0 for cross-entropy</source>
        <translation>Je höher, desto weniger zählt, was schon stimmt; 0 für Kreuzentropie</translation>
    </message>
    <message>
        <source>Focal α</source>
        <translation>Fokales α</translation>
    </message>
    <message>
        <source>Weight of the foreground, 1 − α of the background; 0 for none</source>
        <translation>Gewicht des Vordergrunds, 1 − α das des Hintergrunds; 0 für keines</translation>
    </message>
    <message>
        <source>Combo: cross-entropy</source>
        <translation>Combo: Kreuzentropie</translation>
    </message>
    <message>
        <source>Weight in the sum</source>
        <translation>Gewicht in der Summe</translation>
    </message>
    <message>
        <source>Combo: Dice</source>
        <translation>Combo: Dice</translation>
    </message>
    <message>
        <source>Combo: Tversky</source>
        <translation>Combo: Tversky</translation>
    </message>
    <message>
        <source>Combo: focal</source>
        <translation>Combo: fokal</translation>
    </message>
    <message>
        <source>Combo: Lovász</source>
        <translation>Combo: Lovász</translation>
    </message>
    <message>
        <source>Combo: balance</source>
        <translation>Combo: Ausgleich</translation>
    </message>
    <message>
        <source>Share of the foreground in the cross-entropy&apos;s weights; 0.5 weighs alike</source>
        <translation>Anteil des Vordergrunds an den Gewichten der Kreuzentropie; 0,5 gewichtet gleich</translation>
    </message>
    <message>
        <source>Choose a checkpoint to start from</source>
        <translation>Checkpoint wählen, von dem ausgegangen wird</translation>
    </message>
    <message>
        <source>Checkpoints (*.pt);;All files (*)</source>
        <translation>Checkpoints (*.pt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A checkpoint of another run of this network; empty for random weights</source>
        <translation>Ein Checkpoint eines anderen Laufs dieses Netzes; leer für zufällige Gewichte</translation>
    </message>
    <message>
        <source>Freeze stages</source>
        <translation>Stufen einfrieren</translation>
    </message>
    <message>
        <source>So many first stages do not learn; of the U-Net&apos;s twelve, 5 are its encoder and 11 all but the head</source>
        <translation>So viele erste Stufen lernen nicht; von den zwölf des U-Net sind 5 der Encoder und 11 alles außer dem Kopf</translation>
    </message>
    <message>
        <source>Rate of what was taken, share</source>
        <translation>Rate des Übernommenen, Anteil</translation>
    </message>
    <message>
        <source>What comes from the checkpoint learns at this share of the rate, the head at the whole one</source>
        <translation>Was aus dem Checkpoint kommt, lernt mit diesem Anteil der Rate, der Kopf mit der ganzen</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Pulls weights to zero; 0 for none</source>
        <translation>Zieht Gewichte gegen null; 0 für keine</translation>
    </message>
    <message>
        <source>Validate with mirrored copies</source>
        <translation>Mit gespiegelten Kopien validieren</translation>
    </message>
    <message>
        <source>Predictions are means over the picture and three mirrored copies; shows uncertainty</source>
        <translation>Vorhersagen sind Mittel über das Bild und drei gespiegelte Kopien; zeigt Unsicherheit</translation>
    </message>
    <message>
        <source>Dropout samples</source>
        <translation>Dropout-Stichproben</translation>
    </message>
    <message>
        <source>Predictions are means over so many with dropout; shows uncertainty. 0 for off</source>
        <translation>Vorhersagen sind Mittel über so viele mit Dropout; zeigt Unsicherheit. 0 für aus</translation>
    </message>
    <message>
        <source>Masks hold</source>
        <translation>Masken enthalten</translation>
    </message>
    <message>
        <source>Foreground and background</source>
        <translation>Vordergrund und Hintergrund</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Share of the maps that a step leaves out before the head&apos;s last convolutions; 0 for none</source>
        <translation>Anteil der Karten, die ein Schritt vor den letzten Faltungen des Kopfes auslässt; 0 für keine</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic takes masks of numbers, of a palette or of colours for classes; 255 does not count</source>
        <translation>Automatisch nimmt Masken aus Nummern, einer Palette oder Farben als Klassen; 255 zählt nicht</translation>
    </message>
    <message>
        <source>Loss fault (experiment)</source>
        <translation>Verlustfehler (Experiment)</translation>
    </message>
    <message>
        <source>Sigmoid twice</source>
        <translation>Sigmoid zweimal</translation>
    </message>
    <message>
        <source>Logits as probabilities</source>
        <translation>Logits als Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>A loss that does not fit what the network says, as programs have it by mistake</source>
        <translation>Ein Verlust, der nicht zur Ausgabe des Netzes passt, wie ihn Programme versehentlich haben</translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainLayersDialog</name>
    <message>
        <source>Layers of %1</source>
        <translation>Schichten von %1</translation>
    </message>
    <message>
        <source>%1 parameters, %2 with batch norm folded in; %3 GFLOPs and %4 of activations for an image of %5 px</source>
        <translation>%1 Parameter, %2 mit eingerechneter Batch-Norm; %3 GFLOPs und %4 an Aktivierungen für ein Bild von %5 px</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>GFLOPs</source>
        <translation>GFLOPs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Time, ms</source>
        <translation>Zeit, ms</translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainPage</name>
    <message>
        <source>BCE + Dice</source>
        <translation>BCE + Dice</translation>
    </message>
    <message>
        <source>Finds rare foreground from the first epochs</source>
        <translation>Findet seltenen Vordergrund von den ersten Epochen an</translation>
    </message>
    <message>
        <source>BCE</source>
        <translation>BCE</translation>
    </message>
    <message>
        <source>To watch foreground collapse happen</source>
        <translation>Um einem Vordergrundkollaps zuzusehen</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Kurzer Blick</translation>
    </message>
    <message>
        <source>Small network and images, a few minutes</source>
        <translation>Kleines Netz, kleine Bilder, wenige Minuten</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Sorgfältig</translation>
    </message>
    <message>
        <source>Width 32, cosine, augmentation, early stopping</source>
        <translation>Breite 32, Kosinus, Augmentierung, vorzeitiges Ende</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation>Rezepte</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Write this configuration for the command line: groundglass-cli train --config FILE --run DIR</source>
        <translation>Diese Konfiguration für die Befehlszeile schreiben: groundglass-cli train --config DATEI --run ORDNER</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Start training (Ctrl+Enter)</source>
        <translation>Training starten (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop after this step; the run can be resumed from its last checkpoint</source>
        <translation>Nach diesem Schritt anhalten; der Lauf lässt sich vom letzten Checkpoint aus fortsetzen</translation>
    </message>
    <message>
        <source>Train all the same</source>
        <translation>Trotzdem trainieren</translation>
    </message>
    <message>
        <source>Images that cannot be read are left out; every other fault is trained on</source>
        <translation>Unlesbare Bilder werden ausgelassen; auf allen übrigen Mängeln wird trainiert</translation>
    </message>
    <message>
        <source>This data set has neither masks nor polygons, so there is nothing to learn a segmentation from.</source>
        <translation>Dieser Datensatz hat weder Masken noch Polygone, also nichts, woraus sich eine Segmentierung lernen ließe.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) cannot be used: see the marked fields.</source>
        <translation>
            <numerusform>%n Einstellung ist unbrauchbar: siehe das markierte Feld.</numerusform>
            <numerusform>%n Einstellungen sind unbrauchbar: siehe die markierten Felder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The audit found %n error(s) in the data.</source>
        <translation>
            <numerusform>Die Prüfung hat %n Fehler in den Daten gefunden.</numerusform>
            <numerusform>Die Prüfung hat %n Fehler in den Daten gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Start…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pausing after this step…</source>
        <translation>Pause nach diesem Schritt…</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Pausiert.</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation>Anhalten nach diesem Schritt…</translation>
    </message>
    <message>
        <source>Epoch %1 of %2 · %3 images/s</source>
        <translation>Epoche %1 von %2 · %3 Bilder/s</translation>
    </message>
    <message>
        <source>Next and previous field</source>
        <translation>Nächstes und voriges Feld</translation>
    </message>
    <message>
        <source>Open a list of choices</source>
        <translation>Eine Auswahlliste öffnen</translation>
    </message>
    <message>
        <source>Open a data set to train on: images with boxes, polygons or masks.</source>
        <translation>Öffnen Sie einen Datensatz zum Trainieren: Bilder mit Boxen, Polygonen oder Masken.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Detection</source>
        <translation>Detektion</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Segmentierung</translation>
    </message>
    <message>
        <source>Read a training configuration from a YAML file, or the args.yaml of Ultralytics</source>
        <translation>Eine Trainingskonfiguration aus einer YAML-Datei lesen oder die args.yaml von Ultralytics</translation>
    </message>
    <message>
        <source>The recipe replaced settings that were changed by hand.</source>
        <translation>Das Rezept hat von Hand geänderte Einstellungen ersetzt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>This data set has neither boxes nor polygons nor masks, so there is nothing to learn from.</source>
        <translation>Dieser Datensatz hat weder Boxen noch Polygone noch Masken; es gibt also nichts, woraus sich lernen ließe.</translation>
    </message>
    <message>
        <source>This data set has masks alone, and these settings are for a detector, which learns from boxes.</source>
        <translation>Dieser Datensatz hat nur Masken, und diese Einstellungen gelten für einen Detektor, der aus Boxen lernt.</translation>
    </message>
    <message>
        <source>Tversky</source>
        <translation>Tversky</translation>
    </message>
    <message>
        <source>Misses weigh more than false alarms, for small objects</source>
        <translation>Übersehenes wiegt mehr als Fehlalarme, für kleine Objekte</translation>
    </message>
    <message>
        <source>Light network</source>
        <translation>Leichtes Netz</translation>
    </message>
    <message>
        <source>After DFF-UNet, under a million weights</source>
        <translation>Nach DFF-UNet, unter einer Million Gewichte</translation>
    </message>
    <message>
        <source>Sweep…</source>
        <translation>Versuchsreihe…</translation>
    </message>
    <message>
        <source>Train several runs that differ in one or two settings, one after the other</source>
        <translation>Mehrere Läufe, die sich in einer oder zwei Einstellungen unterscheiden, nacheinander trainieren</translation>
    </message>
    <message>
        <source>%1_sweep</source>
        <translation>%1_versuchsreihe</translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainSuggestions</name>
    <message>
        <source>Suggested for your data</source>
        <translation>Vorschläge für Ihre Daten</translation>
    </message>
    <message>
        <source>Colour images</source>
        <translation>Farbbilder</translation>
    </message>
    <message>
        <source>Thermal images</source>
        <translation>Wärmebilder</translation>
    </message>
    <message>
        <source>Kind of images</source>
        <translation>Art der Bilder</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1; without effect while the data chooses it</source>
        <translation>%1; ohne Wirkung, solange die Daten es bestimmen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Gesetzt</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainingBatchesView</name>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>The boxes that the network learns from</source>
        <translation>Die Boxen, aus denen das Netz lernt</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Their classes; without it, the one under the pointer is named</source>
        <translation>Ihre Klassen; ohne dies wird die unter dem Mauszeiger genannt</translation>
    </message>
    <message>
        <source>Training batch</source>
        <translation>Trainings-Batch</translation>
    </message>
    <message>
        <source>Which batch: the first ones of the training, and the first after mosaic was closed</source>
        <translation>Welcher Batch: die ersten des Trainings und der erste nach dem Ende des Mosaiks</translation>
    </message>
    <message>
        <source>epoch %1, step %2</source>
        <translation>Epoche %1, Schritt %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Reading the batches …</source>
        <translation>Die Batches werden gelesen …</translation>
    </message>
    <message>
        <source>No training batch was kept by the runs that are shown.</source>
        <translation>Die gezeigten Läufe haben keinen Trainings-Batch aufgehoben.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n Box</numerusform>
            <numerusform>%n Boxen</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Wird geladen …</translation>
    </message>
</context>
<context>
    <name>gg::widgets::TwinView</name>
    <message>
        <source>Flicker</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Show both pictures in one place in turn (X)</source>
        <translation>Beide Bilder abwechselnd an derselben Stelle zeigen (X)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gg::widgets::Verdict</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>missing label</source>
        <translation>fehlendes Label</translation>
    </message>
    <message>
        <source>wrong class</source>
        <translation>falsche Klasse</translation>
    </message>
    <message>
        <source>loose</source>
        <translation>locker</translation>
    </message>
    <message>
        <source>cuts the object</source>
        <translation>schneidet das Objekt an</translation>
    </message>
    <message>
        <source>wrong pair</source>
        <translation>falsches Paar</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
</context>
<context>
    <name>gg::widgets::VerdictBar</name>
    <message>
        <source>at most %1 % bad with 95 % confidence</source>
        <translation>höchstens %1 % schlecht mit 95 % Sicherheit</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>wrong class</source>
        <translation>falsche Klasse</translation>
    </message>
    <message>
        <source>loose</source>
        <translation>locker</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>schneidet</translation>
    </message>
    <message>
        <source>wrong pair</source>
        <translation>falsches Paar</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>N  note</source>
        <translation>N  Notiz</translation>
    </message>
    <message>
        <source>Write a note about this pair (N)</source>
        <translation>Eine Notiz zu diesem Paar schreiben (N)</translation>
    </message>
    <message>
        <source>⌫  undo</source>
        <translation>⌫  zurück</translation>
    </message>
    <message>
        <source>Take back the last change (Backspace)</source>
        <translation>Die letzte Änderung zurücknehmen (Rücktaste)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 bad</source>
        <translation>%1 schlecht</translation>
    </message>
</context>
<context>
    <name>gg::widgets::VerdictLine</name>
    <message>
        <source>Sure: %1. How often this rule is right was not measured.</source>
        <translation>Sicherheit: %1. Wie oft diese Regel recht hat, wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>Sure: %1. On labelled runs it was right %2 times of %3.</source>
        <translation>Sicherheit: %1. Auf gelabelten Läufen hatte sie %2-mal von %3 recht.</translation>
    </message>
    <message>
        <source>%1
%2, %3
Enter opens it</source>
        <translation>%1
%2, %3
Die Eingabetaste öffnet ihn</translation>
    </message>
    <message>
        <source>since step %1</source>
        <translation>seit Schritt %1</translation>
    </message>
    <message>
        <source>of the whole run</source>
        <translation>zum ganzen Lauf</translation>
    </message>
    <message>
        <source>epoch %1, over</source>
        <translation>Epoche %1, vorbei</translation>
    </message>
    <message>
        <source>since epoch %1</source>
        <translation>seit Epoche %1</translation>
    </message>
    <message>
        <source>It follows from: %1</source>
        <translation>Folgt aus: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Show the chart of what it rests on</source>
        <translation>Das Diagramm zeigen, auf dem der Befund beruht</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>The validation images that show it most, at that epoch</source>
        <translation>Die Validierungsbilder, die es in dieser Epoche am deutlichsten zeigen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Mute…</source>
        <translation>Stummschalten…</translation>
    </message>
    <message>
        <source>Do not speak of this for this run; asks for a reason</source>
        <translation>Dies für diesen Lauf nicht melden; fragt nach einem Grund</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show its curves</source>
        <translation>Kurven dazu zeigen</translation>
    </message>
    <message>
        <source>Go to epoch %1</source>
        <translation>Zu Epoche %1 gehen</translation>
    </message>
    <message>
        <source>Show images</source>
        <translation>Bilder zeigen</translation>
    </message>
    <message>
        <source>Mute for this run…</source>
        <translation>Für diesen Lauf stummschalten…</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>epoch</comment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>over</source>
        <translation>vorbei</translation>
    </message>
    <message numerus="yes">
        <source>in %n runs</source>
        <translation>
            <numerusform>in %n Lauf</numerusform>
            <numerusform>in %n Läufen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::VerdictRulesDialog</name>
    <message>
        <source>How often it is right was not measured.</source>
        <translation>Wie oft sie recht hat, wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>On labelled runs: precision %1 % of %2 verdicts, recall %3 % of %4 faults, %5 epochs after the onset.</source>
        <translation>Auf gelabelten Läufen: Precision %1 % bei %2 Befunden, Recall %3 % bei %4 Fehlern, %5 Epochen nach dem Einsetzen.</translation>
    </message>
    <message>
        <source>Rules of the verdicts</source>
        <translation>Regeln der Befunde</translation>
    </message>
    <message>
        <source>Judge with these</source>
        <translation>Damit beurteilen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Default thresholds</source>
        <translation>Standardschwellen</translation>
    </message>
    <message>
        <source>All thresholds as they came; mutes stay</source>
        <translation>Alle Schwellen wie ausgeliefert; Stummschaltungen bleiben</translation>
    </message>
    <message>
        <source>Filter by rule or threshold</source>
        <translation>Nach Regel oder Schwelle filtern</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>A rule without its mark is muted for every run. Rules in bold have changed thresholds.</source>
        <translation>Eine Regel ohne Häkchen ist für jeden Lauf stummgeschaltet. Fett gesetzte Regeln haben geänderte Schwellen.</translation>
    </message>
    <message>
        <source>Muted for single runs</source>
        <translation>Für einzelne Läufe stummgeschaltet</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Whoever reads this later will want to know</source>
        <translation>Wer dies später liest, wird es wissen wollen</translation>
    </message>
    <message>
        <source>Why it is muted</source>
        <translation>Grund der Stummschaltung</translation>
    </message>
    <message>
        <source>A training here then</source>
        <translation>Ein Training hier mit diesem Befund</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>läuft weiter</translation>
    </message>
    <message>
        <source>pauses</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>Of trainings that were started in this window. A paused one can be gone on with, a stopped one continued from its checkpoint.</source>
        <translation>Gilt für Trainings, die in diesem Fenster gestartet wurden. Ein pausiertes kann weiterlaufen, ein angehaltenes von seinem Checkpoint aus fortgesetzt werden.</translation>
    </message>
    <message>
        <source>At a verdict of error severity a training</source>
        <translation>Ein Training mit einem Befund vom Schweregrad Fehler</translation>
    </message>
    <message>
        <source>%1

Source: %2. Id: %3.</source>
        <translation>%1

Quelle: %2. Id: %3.</translation>
    </message>
    <message>
        <source>does as at its severity</source>
        <translation>verhält sich wie für den Schweregrad festgelegt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Standard: %1</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>run: rule (reason)</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>Say why “%1” is muted.</source>
        <translation>Angeben, warum „%1“ stummgeschaltet ist.</translation>
    </message>
    <message>
        <source>stops; a sweep goes on with its next run</source>
        <translation>hält an; eine Versuchsreihe geht mit dem nächsten Lauf weiter</translation>
    </message>
    <message>
        <source>stops, and its sweep with it</source>
        <translation>hält an, mitsamt seiner Versuchsreihe</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ViewList</name>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save what is filtered by, the order, sizes and overlays under a name (Ctrl+S)</source>
        <translation>Filter, Ordnung, Größen und Überlagerungen unter einem Namen speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>View deleted</source>
        <translation>Ansicht gelöscht</translation>
    </message>
</context>
<context>
    <name>gg::widgets::VocabularyDialog</name>
    <message>
        <source>Names of series</source>
        <translation>Namen der Reihen</translation>
    </message>
    <message>
        <source>Series that have one name here are drawn in one chart, whatever the tools that wrote them call them. A name that is changed holds for every run of that tool; where the tool is empty, for all.</source>
        <translation>Reihen, die hier denselben Namen haben, werden in einem Diagramm gezeichnet, wie auch immer die Werkzeuge sie nennen, die sie geschrieben haben. Ein geänderter Name gilt für jeden Lauf dieses Werkzeugs; ist das Werkzeug leer, für alle.</translation>
    </message>
    <message>
        <source>Search: name, tool</source>
        <translation>Suche: Name, Werkzeug</translation>
    </message>
    <message>
        <source>Search names</source>
        <translation>Namen suchen</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>&amp;Reset chosen</source>
        <translation>&amp;Gewählte zurücksetzen</translation>
    </message>
    <message>
        <source>The built-in names again, for the chosen rows (Del)</source>
        <translation>Wieder die eingebauten Namen für die gewählten Zeilen (Entf)</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Words from a YAML file, in place of these</source>
        <translation>Bezeichnungen aus einer YAML-Datei anstelle dieser</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>The changed words as a YAML file, for other people and for groundglass-cli</source>
        <translation>Die geänderten Bezeichnungen als YAML-Datei, für andere Leute und für groundglass-cli</translation>
    </message>
    <message>
        <source>Use these names</source>
        <translation>Diese Namen verwenden</translation>
    </message>
    <message>
        <source>built in: %1</source>
        <translation>eingebaut: %1</translation>
    </message>
    <message>
        <source>built in; type to change it</source>
        <translation>eingebaut; zum Ändern tippen</translation>
    </message>
    <message>
        <source>No open run has series of another tool.</source>
        <translation>Kein offener Lauf hat Reihen eines anderen Werkzeugs.</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) of your own</source>
        <translation>
            <numerusform>%n eigener Name</numerusform>
            <numerusform>%n eigene Namen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::WritingDialog</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Auswählen…</translation>
    </message>
    <message>
        <source>New f&amp;older</source>
        <translation>Neuer &amp;Ordner</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Nach %1 geschrieben</translation>
    </message>
</context>
</TS>
