namespace Confrere.Analysis.Domain.Freeze;

/// <summary>What one participant was given by the day of the freeze.</summary>
/// <param name="BeforeComparison">Sessions held before they answered the survey on which the trial is judged; null where they have not.</param>
/// <param name="Coach">With whom the first of those, or the first of all, was held; a number, null where there was none.</param>
/// <param name="Group">Likewise the group in which the first of those was held; null where they met a coach alone.</param>
internal sealed record Delivered(int Held, int? BeforeComparison, string? Coach, string? Group = null)
{
    /// <summary>Whom they shared with others: the group where there was one, else the coach.</summary>
    public string? Cluster => Group ?? Coach;
}
