namespace Confrere.Surveys.Domain;

/// <summary>
/// Why an answer is corrected. A closed list: the reason stands in the audit log for ever, where words of one's own would be personal data.
/// </summary>
internal sealed record CorrectionReason(string Code, string Words)
{
    public static readonly IReadOnlyList<CorrectionReason> All =
    [
        new("slip", "I pressed a wrong answer"),
        new("misread", "I misread a statement"),
        new("period", "I thought of another time"),
        new("left-out", "I left something out that I meant to answer"),
    ];

    public static CorrectionReason? Find(string? code) => All.FirstOrDefault(reason => reason.Code == code);
}
