#include "core/dataset/formats/voc_annotation.h"
#include "tests/fuzz/target.h"

using namespace gg::dataset;

std::vector<std::string> seeds()
{
    return {
        "<annotation>\n<filename>a.jpg</filename>\n<size><width>64</width><height>48</height><depth>3</depth></size>\n"
        "<object><name>cat</name><pose>Left</pose><truncated>1</truncated><difficult>0</difficult>"
        "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax></bndbox></object>\n</annotation>\n",
        "<?xml version=\"1.0\"?><annotation><object><name>a&amp;b</name><bndbox><xmin>1.5</xmin></bndbox></object></annotation>",
        "<annotation></annotation>"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Record record;
    record.label = "a.xml";
    std::vector<std::string> names;
    parseVocAnnotation({reinterpret_cast<const char*>(data), size}, record, names);
    return 0;
}
