namespace Confrere.Enrolment.Contracts;

/// <summary>The upper boxes of the participant flow. Invited = assessed + no answer yet; assessed = not eligible + declined + consented + undecided.</summary>
public sealed record RecruitmentCounts(int Invited, int Assessed, int NotEligible, int Declined, int Consented, int Withdrawn);
