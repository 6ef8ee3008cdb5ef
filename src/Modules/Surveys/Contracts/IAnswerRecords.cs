using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>How every survey that was asked came in, by participant code: when and how completely, never what was answered. For counts.</summary>
public interface IAnswerRecords
{
    /// <summary>One for each participant and visit, as a stream: a large programme has millions.</summary>
    IAsyncEnumerable<AnswerRecord> Of(ProgrammeId programme);

    /// <summary>Surveys that their participants corrected after sending them.</summary>
    Task<int> Corrected(ProgrammeId programme);

    /// <summary>Other answers that came for a survey which was sent already; kept aside and never scored.</summary>
    Task<int> KeptAside(ProgrammeId programme);

    /// <summary>Mails about surveys that a server took, and those that came back. Of the whole institution: a mail does not say for which programme it was.</summary>
    Task<(int Sent, int Returned)> Mails();
}
