using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.TakeSeat;

/// <summary>A gathering to come as one person sees it.</summary>
/// <param name="Mine">Null when they have nothing to do with it.</param>
/// <param name="InLine">Their place in the line; 0 when they do not wait.</param>
internal sealed record GatheringRow(GatheringId Id, string Title, string Kind, string When, string Where, string LedBy, int Free, SeatState? Mine, int InLine, string OfferUntil, bool Leads);
