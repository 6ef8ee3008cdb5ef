using static Confrere.App.Verbs.Validate.RungKind;

namespace Confrere.App.Verbs.Validate;

/// <summary>Every estimator of the library with its tests. A test of this list checks that each file and method exists.</summary>
internal static class Ladder
{
    public const string Ancova = "Linear model and ANCOVA";
    public const string Mmrm = "Mixed model for repeated measures";
    public const string Mixed = "Linear mixed model";
    public const string PartiallyNested = "Partially nested model";
    public const string Gee = "Generalised estimating equations";
    public const string Imputation = "Multiple imputation";
    public const string Dose = "Effect of dose";

    private const string Linear = "tests/Statistics/Linear/", Repeated = "tests/Statistics/Mmrm/", Random = "tests/Statistics/Mixed/";
    private const string Sums = "tests/Statistics/Longitudinal/LongitudinalAccumulatorTests.cs", Means = "tests/Statistics/Means/";
    private const string Meta = "tests/Statistics/Meta/", Power = "tests/Statistics/Power/AncovaPowerTests.cs", Tails = "tests/Statistics/Distributions/";
    private const string Effects = "tests/Statistics/EffectSizes/EffectSizeReferenceTests.cs", Here = SimulationTests;
    public const string SimulationTests = "tests/Modules/Validate/ValidationTests.cs";
    public const string ShortRun = "Short_simulation_stays_within_four_Monte_Carlo_errors";

    public static IReadOnlyList<Estimator> All { get; } =
    [
        new(Ancova, "01-linear.md",
            new(Identities, "t of two groups is Student's, and with robust errors Welch's", Linear + "InvarianceTests.cs", "Classical_and_robust_t_of_two_groups_are_Student_and_Welch"),
            new(Certified, "NIST StRD analysis of variance, to the digits that its inputs carry", Linear + "CertifiedAnovaTests.cs", "Direct_and_regression_anova_reproduce_certified_digits"),
            new(OtherSoftware, "R 4.2.2 lm, sandwich, clubSandwich 0.5.8: 1e-9; CR2 degrees of freedom 1e-7", Linear + "WaitListAncovaTests.cs", "Ancova_agrees_with_lm", "Cluster_robust_errors_agree_with_clubSandwich", "Pooled_visits_clustered_by_participant_agree_with_clubSandwich"),
            new(Invariances, "order of rows, unit, origin, reference level", Linear + "InvarianceTests.cs", "Order_of_rows_does_not_matter", "Unit_of_the_response_scales_estimates_and_leaves_tests", "Origins_of_response_and_covariate_do_not_matter", "Another_reference_changes_names_and_not_differences"),
            new(Simulated, "classical, HC3 and CR2; power against R's simulation", Here, ShortRun),
            new(HostileInput, "absent, infinite, constant, collinear, one level, one cluster", Linear + "HostileInputTests.cs", "Model_names_every_absent_column_at_once", "Model_names_the_rows_of_infinite_values", "Constant_and_collinear_columns_are_dropped_by_name", "Cluster_errors_refuse_a_single_cluster")),
        new(Mmrm, "02-mmrm.md",
            new(Identities, "one visit is the linear model", Repeated + "MmrmInvarianceTests.cs", "One_visit_is_the_linear_model"),
            new(Identities, "covariance by arm with all coefficients by arm is two separate fits", Repeated + "GroupedAndAntedependenceTests.cs", "Grouped_fit_with_every_coefficient_by_arm_is_two_separate_fits"),
            new(OtherSoftware, "own solver in R checked against nlme 3.1-162 and mmrm 0.3.18: estimates 1e-6, degrees of freedom 1e-4", Repeated + "MmrmReferenceTests.cs", "Restricted_fit_with_Satterthwaite_agrees", "Kenward_Roger_agrees_in_both_variants", "Full_likelihood_fit_agrees", "Between_within_degrees_agree_with_mmrm", "Robust_standard_errors_and_degrees_agree_with_mmrm"),
            new(OtherSoftware, "covariance by arm, ante-dependence, constrained baseline", Repeated + "ConstrainedBaselineTests.cs", "Effects_agree_with_the_R_solver"),
            new(Invariances, "order of rows, names of subjects, units and origins, reference level", Repeated + "MmrmInvarianceTests.cs", "Order_of_rows_does_not_matter", "Names_of_subjects_do_not_matter", "Unit_and_origin_of_the_outcome_carry_through", "Another_reference_level_gives_the_same_fit_and_the_same_contrast"),
            new(Simulated, "unstructured under dropout at random, 138 and 30 participants", Here, ShortRun),
            new(HostileInput, "duplicate rows, a visit with one value, subjects without outcome, no noise", Repeated + "MmrmHostileInputTests.cs", "Refuses_a_second_outcome_of_a_subject_at_a_visit_and_names_both_rows", "Refuses_a_visit_with_one_outcome_when_its_variance_is_free", "Names_subjects_without_any_outcome_and_fits_the_others", "Perfectly_correlated_visits_do_not_pass_as_unstructured")),
        new(Mixed, "03-mixed.md",
            new(Identities, "no variance between groups gives least squares; copies of all subjects keep the estimates", Random + "MixedInvarianceTests.cs", "Zero_between_variance_gives_ordinary_least_squares"),
            new(OtherSoftware, "lme4 1.1-31 refined, lmerTest 3.1-3, pbkrtest 0.5.2: estimates 1e-6, degrees of freedom 1e-4", Random + "Lme4AgreementTests.cs", "Restricted_likelihood_agrees_with_lme4", "Likelihood_agrees_with_lme4", "Predicted_effects_agree_with_lme4", "Kenward_Roger_agrees_with_pbkrtest"),
            new(Invariances, "order of rows, names of levels, units and origins", Random + "MixedInvarianceTests.cs", "Order_of_rows_and_names_of_levels_do_not_matter", "Unit_and_origin_of_the_response_pass_through", "Unit_and_origin_of_a_slopes_covariate_pass_through"),
            new(Simulated, "random intercept, 30 participants, unbalanced", Here, ShortRun),
            new(HostileInput, "a level for each row, one level, constant or exhausted response, infinite, nothing left", Random + "MixedHostileInputTests.cs", "A_grouping_with_a_level_for_each_row_is_refused", "A_grouping_with_one_level_is_refused", "A_response_that_the_fixed_terms_reproduce_is_refused", "Nothing_but_missing_outcomes_is_refused")),
        new(PartiallyNested, "03-mixed.md",
            new(OtherSoftware, "own solver in R checked against nlme 3.1-162, and lme4 1.1-31: 1e-5 and 1e-6", Random + "PartiallyNestedTests.cs", "Residual_variances_by_arm_agree_with_nlme", "One_residual_variance_agrees_with_lme4"),
            new(OtherSoftware, "degrees of freedom and the profile interval of the coach correlation", Random + "PartiallyNestedInferenceTests.cs", "Degrees_of_freedom_agree_with_R", "Coach_correlation_and_its_profile_interval_agree_with_R"),
            new(Simulated, "coach correlation 0.05 with 8 and with 5 coaches, beside the naive analysis", Here, ShortRun),
            new(HostileInput, "two arms, participants in one of them, participants without a coach", Random + "MixedHostileInputTests.cs", "A_partially_nested_trial_needs_two_arms_and_participants_in_one_of_them")),
        new(Gee, "04-gee.md",
            new(Identities, "independence is least squares with cluster errors", Linear + "InvarianceTests.cs", "Gee_under_independence_is_least_squares_with_cluster_errors"),
            new(Identities, "Mancl and DeRouen's errors by direct algebra", "tests/Statistics/Gee/GeeReferenceTests.cs", "Mancl_DeRouen_agrees_with_direct_algebra"),
            new(OtherSoftware, "geepack 1.3.9: 1e-7", "tests/Statistics/Gee/GeeReferenceTests.cs", "Wait_list_trial_agrees_with_geepack", "Four_visits_agree_with_geepack"),
            new(Simulated, "60 participants, wrong working correlation", Here, ShortRun),
            new(HostileInput, "repeated visits, too few subjects", Linear + "HostileInputTests.cs", "Gee_refuses_repeated_visits_and_too_few_subjects")),
        new("Means, contrasts and joint tests", "statistics.md",
            new(OtherSoftware, "emmeans 1.8.4-1 on linear and mixed models; joint tests by direct algebra", Means + "LeastSquaresMeansTests.cs", "Means_by_visit_agree_with_emmeans", "Differences_by_visit_agree_with_emmeans", "Joint_tests_agree_with_direct_algebra"),
            new(OtherSoftware, "emmeans on Machines, Oats and Orthodont", Means + "MixedMeansTests.cs", "Machines_agree_with_emmeans", "Oats_agree_with_emmeans", "Orthodont_contrasts_by_age_agree_with_emmeans"),
            new(HostileInput, "an empty cell, contrasts of weight zero", Means + "LeastSquaresMeansTests.cs", "An_empty_cell_loses_only_the_means_that_need_it")),
        new("Sums that can be merged", "02-mmrm.md",
            new(Identities, "merging, removing and order change no bit; the fit to merged sums is the fit to all rows", Sums, "Merge_of_two_halves_has_the_bytes_of_the_whole", "Removing_a_subject_undoes_adding_it", "Fit_to_merged_sums_of_three_sites_equals_the_fit_to_all_rows"),
            new(HostileInput, "altered bytes, other designs", Sums, "Read_refuses_what_was_altered", "Merge_names_the_difference_of_two_designs")),
        new("Effect sizes", "06-effect-sizes.md",
            new(OtherSoftware, "effectsize 0.8.3 and R's own tests, re-solved: 1e-9", Effects, "Two_groups_agree_with_R", "Pairs_agree_with_R", "Two_by_two_agrees_with_R"),
            new(HostileInput, "empty cells, impossible input", Effects, "Empty_cells_have_no_ratio_but_an_exact_interval", "Refuses_every_impossible_input_at_once")),
        new("Meta-analysis", "07-meta.md",
            new(Identities, "equal errors give the plain mean; Q equals its degrees of freedom", Meta + "MetaPropertyTests.cs", "Fit_EqualStandardErrors_IsThePlainMeanAndItsMomentVariance", "Paule_and_Mandel_make_Q_equal_to_its_degrees_of_freedom"),
            new(OtherSoftware, "metafor 3.8-1 with tightened tolerances: 1e-7 in the heterogeneity", Meta + "MetaReferenceTests.cs", "Fit_by_z_agrees_with_metafor", "Fit_by_Knapp_and_Hartung_agrees_with_metafor", "Interval_of_tau_squared_agrees_with_metafor"),
            new(Invariances, "order, shift, scale", Meta + "MetaPropertyTests.cs", "Order_shift_and_scale_change_nothing_but_the_unit"),
            new(HostileInput, "everything that is wrong is told at once", Meta + "MetaPropertyTests.cs", "Refuses_everything_that_is_wrong_at_once")),
        new("Power of ANCOVA", "statistics.md",
            new(Identities, "without a difference power is the level", Power, "Power_without_a_difference_is_the_level_of_the_test"),
            new(OtherSoftware, "the same definition in R 4.2: 1e-8", Power, "Power_and_sample_size_agree_with_R_power_closed"),
            new(Simulated, "the power of the simulated ANCOVA", Here, "Simulated_power_agrees_with_the_closed_form"),
            new(HostileInput, "impossible input", Power, "Refuses_impossible_input")),
        new("Distributions", "05-distributions.md",
            new(Identities, "quantiles invert tails; the range of two is a t test", Tails + "CentralDistributionTests.cs", "Quantile_inverts_the_tail_of_t", "Quantiles_invert_the_tails_of_F_and_chi_square"),
            new(OtherSoftware, "mpmath at 50 digits, scipy: 1e-12, noncentral 1e-9, studentized range 1e-8", Tails + "CentralDistributionTests.cs", "Normal_agrees_with_mpmath", "T_agrees_with_mpmath", "F_and_chi_square_agree_with_mpmath"),
            new(OtherSoftware, "noncentral distributions and the studentized range", Tails + "NoncentralDistributionTests.cs", "Noncentral_t_agrees_with_mpmath", "Studentized_range_agrees_with_scipy_and_its_quantile_inverts_it")),
        new("Random streams", "statistics.md",
            new(OtherSoftware, "numpy 1.24 Philox: every bit", "tests/Statistics/Random/PhiloxTests.cs", "Next_agrees_with_numpy_Philox_rng_streams"),
            new(Simulated, "uniform and normal numbers", "tests/Statistics/Random/PhiloxTests.cs", "Below_is_uniform_within_four_standard_errors", "StandardNormal_has_mean_zero_and_variance_one_within_four_standard_errors")),
        .. FurtherRungs.All,
    ];
}
