using Confrere.Messages.Data;
using Confrere.Messages.Domain;
using MimeKit;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>Writes each mail as a file that any mail program opens. The name begins with the moment, so that a listing reads in order.</summary>
internal sealed class PickupTransport(string folder) : IMailTransport
{
    public async Task Send(MimeMessage mail, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{mail.Date.UtcDateTime:yyyyMMdd-HHmmss}-{mail.MessageId!.Split('@')[0]}.eml");
        // Moved into place whole: who watches the folder never reads half a mail. Sending again replaces the same file.
        var draft = path + ".part";
        await mail.WriteToAsync(draft, cancellation);
        File.Move(draft, path, overwrite: true);
    }

    /// <returns>The row that a file of the folder was made from; null for mail that has none, like a head for a witness.</returns>
    public static OutboxMessageId? MessageOf(string path) => MessageIds.Read($"{Path.GetFileName(path).Split('.')[0].Split('-')[^1]}@");
}
