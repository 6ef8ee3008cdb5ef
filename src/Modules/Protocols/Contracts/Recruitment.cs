namespace Confrere.Protocols.Contracts;

/// <summary>How many are to take part. The checks weigh strata and coaches against it.</summary>
public sealed record Recruitment(int Planned);
