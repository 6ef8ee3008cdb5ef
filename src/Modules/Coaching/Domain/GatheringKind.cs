namespace Confrere.Coaching.Domain;

/// <summary>The last two are for coaches alone: being there enters the coach's record.</summary>
internal enum GatheringKind { Group, Retreat, ListeningSession, LeadershipDevelopment, Supervision, QuarterlyMeeting }
