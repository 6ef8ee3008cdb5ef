using NodaTime;

namespace Confrere.Coaching.Domain;

/// <param name="HearsBy">The day by which they were told to hear when their group meets.</param>
internal sealed record GroupWish(string Offering, int Size, int Minutes, Instant HearsBy);
