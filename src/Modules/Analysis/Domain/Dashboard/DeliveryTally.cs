namespace Confrere.Analysis.Domain.Dashboard;

/// <summary>Whose coaching has opened, and how many had at least one session, two, and so on to the full dose. Over all groups: by group it would tell them apart.</summary>
internal sealed record DeliveryTally(int Opened, IReadOnlyList<int> WithAtLeast);
