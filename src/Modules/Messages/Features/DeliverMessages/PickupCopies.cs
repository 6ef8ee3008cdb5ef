using Confrere.Kernel.Data;
using Confrere.Kernel.Erasing;
using Confrere.Messages.Data;
using Confrere.Messages.Domain;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>Mail of a person who was erased, where it lies in the folder still: its row is gone, so the file goes.</summary>
internal sealed class PickupCopies(MailSettings settings, Reader reader) : IErasedElsewhere
{
    public async Task Wipe(CancellationToken cancellation)
    {
        if (settings.Smtp is not null || !Directory.Exists(settings.PickupFolder)) return;
        // First the files, then the rows: mail that is written meanwhile is not among them.
        var files = Directory.GetFiles(settings.PickupFolder, "*.eml*");
        var known = (await reader.Query<OutboxMessage>().Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
        foreach (var file in files)
            if (PickupTransport.MessageOf(file) is { } id && !known.Contains(id)) File.Delete(file);
    }
}
