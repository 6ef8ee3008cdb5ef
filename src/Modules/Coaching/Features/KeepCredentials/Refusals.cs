using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.KeepCredentials;

internal sealed record CoachIsUnknown() : Refusal("There is no such coach here.");

internal sealed record CredentialIsIncomplete(string Sentence) : Refusal(Sentence)
{
    public static CredentialIsIncomplete? Of(CredentialDetails details)
    {
        var problems = Problems(details).ToList();
        return problems.Count == 0 ? null : new($"{string.Join(" ", problems)} Nothing was kept.");
    }

    private static IEnumerable<string> Problems(CredentialDetails details)
    {
        if (string.IsNullOrWhiteSpace(details.Body)) yield return "The body that issued it is missing.";
        if (string.IsNullOrWhiteSpace(details.Level)) yield return "The level is missing.";
        if (details.Expires <= details.Issued) yield return "It expires before it is issued.";
        if (details.CreditsRequired is < 0 or > 1000 || details.CreditsEarned is < 0 or > 1000) yield return "Credits are between 0 and 1000.";
    }
}

internal sealed record StepIsNotTheNext(string Next) : Refusal($"Coaches move a step at a time; the next is \"{Next}\". Nothing was changed.");

internal sealed record CertifiedNeedsCredential() : Refusal("Without a credential that is valid today nobody is certified. Please enter it first; nothing was changed.");

internal sealed record SupervisedHoursAreMissing(double Logged, int Asked)
    : Refusal($"{Logged.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} of the {Asked} supervised hours that the protocol asks for are logged. Nothing was changed.");

internal sealed record MentorIsNotCertified() : Refusal("A mentor is another coach of the house who is certified. Nothing was changed.");

internal sealed record ContractIsIncomplete(string Sentence) : Refusal($"{Sentence} Nothing was changed.");
