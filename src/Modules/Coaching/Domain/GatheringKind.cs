namespace Confrere.Coaching.Domain;

internal enum GatheringKind { Group, Retreat, ListeningSession, LeadershipDevelopment }
