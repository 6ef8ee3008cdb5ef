namespace Confrere.Kernel.Audit;

/// <summary>Somebody who gets each head by mail and keeps it. What they kept is shown to `verify --witness` as files.</summary>
internal sealed class MailWitness(string address, IHeadMail mail) : IWitness
{
    public string Name => $"mailto:{address}";

    public Task Give(SignedHead head, CancellationToken cancellation) => mail.Send(
        address, $"Head {head.Size}",
        $"Please keep this message. The lines between the rulers are a signed head of an audit log; with them anybody can show later whether the log was set back or rewritten.\n\n----\n{head.Text}----\n", cancellation);

    public IEnumerable<KeptHead> Kept() => [];
}
