using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Data;
using Confrere.Messages.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Confrere.Messages.Features.ReadBounces;

/// <summary>
/// Reads the mails that came back. A report about a message of ours marks it and its file is deleted, since it holds an address; anything
/// else is put aside for somebody to read. Read twice, a report changes nothing the second time.
/// </summary>
internal sealed class ReadBounces(IServiceScopeFactory scopes, BounceSettings settings, ILogger<ReadBounces> log)
{
    public const string Aside = "unread";

    // A maildir keeps what has just come in here.
    private const string MaildirInbox = "new";

    // A report with the whole of one of our mails is a few kilobytes; a folder that anybody on the internet can fill is read with a limit.
    private const long LargestFile = 4 << 20;

    /// <returns>How many reports of failure about messages of ours were read.</returns>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        if (settings.Folder is not { } folder || !Directory.Exists(folder)) return 0;
        var returned = 0;
        foreach (var file in Files(folder))
        {
            if (await Read(file, cancellation) is not { } report || MessageIds.Read(report.MessageId) is not { } message || !await Note(message, report, cancellation))
            {
                PutAside(folder, file);
                continue;
            }
            if (report.IsFailure) returned++;
            File.Delete(file);
        }
        return returned;
    }

    private static List<string> Files(string folder) =>
        [.. new[] { folder, Path.Combine(folder, MaildirInbox) }.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles)
            .Where(file => !file.EndsWith(".part", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private async Task<DeliveryReport?> Read(string file, CancellationToken cancellation)
    {
        if (new FileInfo(file).Length > LargestFile) return null;
        try
        {
            return DeliveryReport.Read(await MimeMessage.LoadAsync(file, cancellation));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <returns>False when there is no such message here.</returns>
    private async Task<bool> Note(OutboxMessageId id, DeliveryReport report, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var tenancy = scope.ServiceProvider.GetRequiredService<Tenancy>();
        tenancy.EnterAsSystem();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
        var owner = await scope.ServiceProvider.GetRequiredService<Reader>().Query<OutboxMessage>().Where(row => row.Id == id)
            .Select(row => (InstitutionId?)row.InstitutionId).SingleOrDefaultAsync(cancellation);
        if (owner is not { } institution) return false;
        tenancy.Enter(institution);
        await scope.ServiceProvider.GetRequiredService<Writer>().Write(async work =>
        {
            var message = await work.Set<OutboxMessage>().SingleAsync(row => row.Id == id);
            if (!report.IsFailure || message.State != OutboxState.Sent) return;
            message.Return(work.Now, report.Status ?? "returned");
            work.Record("MessageBounced", $"message/{id}", new { message.Kind, report.Status });
        }, cancellation);
        return true;
    }

    private void PutAside(string folder, string file)
    {
        Directory.CreateDirectory(Path.Combine(folder, Aside));
        File.Move(file, Path.Combine(folder, Aside, Path.GetFileName(file)), overwrite: true);
        log.LogWarning("A returned mail is about no message of ours, or cannot be read; it lies in the folder \"{Aside}\" beside the others.", Aside);
    }
}
