#include "core/imports/tensorboard/event_file.h"

#include "core/imports/tensorboard/event_files_tail.h"

namespace gg::imports
{

bool isEventFileName(std::string_view name)
{
    return name.find("tfevents.") != std::string_view::npos;
}

std::unique_ptr<runs::RunTail> openEventFiles(EventFiles files)
{
    return std::make_unique<tensorboard::EventFilesTail>(std::move(files));
}

}  // namespace gg::imports
