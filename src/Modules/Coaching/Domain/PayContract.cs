namespace Confrere.Coaching.Domain;

/// <summary>What a held session earns a coach: what the protocol says, a rate of their own, credit against an employed share of time, or a charge to the institution that borrows them.</summary>
internal enum PayContract { Protocol, PerSession, EmployedShare, Lent }
