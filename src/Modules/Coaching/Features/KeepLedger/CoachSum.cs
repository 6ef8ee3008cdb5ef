namespace Confrere.Coaching.Features.KeepLedger;

/// <summary>What a coach's lines of one period and basis come to: what payroll needs.</summary>
internal sealed record CoachSum(string Coach, string Basis, string ChargedTo, int Sessions, decimal Amount, int Minutes, int? ShareOfTime);
