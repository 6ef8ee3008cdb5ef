namespace Confrere.Kernel.Audit;

/// <summary>The way by which a head reaches a witness who has an address only. The module that sends mail offers it.</summary>
public interface IHeadMail
{
    Task Send(string address, string subject, string text, CancellationToken cancellation);
}
