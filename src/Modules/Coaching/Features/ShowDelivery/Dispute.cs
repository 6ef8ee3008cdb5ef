using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.ShowDelivery;

/// <summary>A disputed record as the director sees it: the coach, the day, what was stated and what the other side says. Not who that is.</summary>
internal sealed record Dispute(SessionId Session, string Coach, string Day, string Stated, string Says, int Minutes, SessionMode Mode);
