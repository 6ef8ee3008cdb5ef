namespace Confrere.Coaching.Features.ChooseCoach;

internal sealed record CoachCard(string Coach, string Name, string Subtitle, string Manner, IReadOnlyList<string> Reasons, bool HasPhotograph);
