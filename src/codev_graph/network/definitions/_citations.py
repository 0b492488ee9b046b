"""The references of the measures, each once."""

from __future__ import annotations

from typing import Final

CITATIONS: Final[dict[str, str]] = {
    "adamic-2003": "Adamic, L. A., & Adar, E. (2003). Friends and neighbors on the Web. Social "
    "Networks, 25(3), 211–230.",
    "agresti-1978": "Agresti, A., & Agresti, B. F. (1978). Statistical analysis of qualitative "
    "variation. Sociological Methodology, 9, 204–237.",
    "barrat-2004": "Barrat, A., Barthélemy, M., Pastor-Satorras, R., & Vespignani, A. (2004). The "
    "architecture of complex weighted networks. PNAS, 101(11), 3747–3752.",
    "battiston-2014": "Battiston, F., Nicosia, V., & Latora, V. (2014). Structural measures for "
    "multiplex networks. Physical Review E, 89, 032804.",
    "blau-1977": "Blau, P. M. (1977). Inequality and Heterogeneity: A Primitive Theory of Social "
    "Structure. Free Press.",
    "boldi-2014": "Boldi, P., & Vigna, S. (2014). Axioms for centrality. Internet Mathematics, "
    "10(3–4), 222–262.",
    "bonacich-1972": "Bonacich, P. (1972). Factoring and weighting approaches to status scores and "
    "clique identification. Journal of Mathematical Sociology, 2(1), 113–120.",
    "borgatti-1997": "Borgatti, S. P. (1997). Structural holes: Unpacking Burt's redundancy "
    "measures. Connections, 20(1), 35–38.",
    "borgatti-2000": "Borgatti, S. P., & Everett, M. G. (2000). Models of core/periphery "
    "structures. Social Networks, 21(4), 375–395.",
    "borgatti-2006": "Borgatti, S. P. (2006). Identifying sets of key players in a social network. "
    "Computational & Mathematical Organization Theory, 12(1), 21–34.",
    "borgatti-everett-1997": "Borgatti, S. P., & Everett, M. G. (1997). Network analysis of 2-mode "
    "data. Social Networks, 19(3), 243–269.",
    "brandes-2001": "Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of "
    "Mathematical Sociology, 25(2), 163–177.",
    "brandes-2007": "Brandes, U., & Pich, C. (2007). Centrality estimation in large networks. "
    "International Journal of Bifurcation and Chaos, 17(7), 2303–2318.",
    "brin-1998": "Brin, S., & Page, L. (1998). The anatomy of a large-scale hypertextual Web "
    "search engine. Computer Networks and ISDN Systems, 30(1–7), 107–117.",
    "brodka-2018": "Bródka, P., Chmiel, A., Magnani, M., & Ragozini, G. (2018). Quantifying layer "
    "similarity in multiplex networks: A systematic study. Royal Society Open Science, 5(8), "
    "171747.",
    "burt-1992": "Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. "
    "Harvard University Press.",
    "coleman-1958": "Coleman, J. S. (1958). Relational analysis: The study of social organizations "
    "with survey methods. Human Organization, 17(4), 28–36.",
    "costenbader-2003": "Costenbader, E., & Valente, T. W. (2003). The stability of centrality "
    "measures when networks are sampled. Social Networks, 25(4), 283–307.",
    # Cut short before the names of its two cities: this list stands in pseudonymised reports too.
    "estrategia-2022": "Estrategia de sostenibilidad (2022). Estrategia de sostenibilidad para el "
    "hermanamiento entre las Ciudades de […].",
    "everett-1999": "Everett, M. G., & Borgatti, S. P. (1999). The centrality of groups and "
    "classes. Journal of Mathematical Sociology, 23(3), 181–201.",
    "flom-2004": "Flom, P. L., Friedman, S. R., Strauss, S., & Neaigus, A. (2004). A new measure "
    "of linkage between two sub-networks. Connections, 26(1), 62–70.",
    "freeman-1977": "Freeman, L. C. (1977). A set of measures of centrality based on betweenness. "
    "Sociometry, 40(1), 35–41.",
    "freeman-1979": "Freeman, L. C. (1979). Centrality in social networks: Conceptual "
    "clarification. Social Networks, 1(3), 215–239.",
    "girvan-2002": "Girvan, M., & Newman, M. E. J. (2002). Community structure in social and "
    "biological networks. PNAS, 99(12), 7821–7826.",
    "gould-1989": "Gould, R. V., & Fernandez, R. M. (1989). Structures of mediation: A formal "
    "approach to brokerage in transaction networks. Sociological Methodology, 19, 89–126.",
    "granovetter-1973": "Granovetter, M. S. (1973). The strength of weak ties. American Journal of "
    "Sociology, 78(6), 1360–1380.",
    "guimera-2005": "Guimerà, R., & Amaral, L. A. N. (2005). Functional cartography of complex "
    "metabolic networks. Nature, 433, 895–900.",
    "hage-1995": "Hage, P., & Harary, F. (1995). Eccentricity and centrality in networks. Social "
    "Networks, 17(1), 57–63.",
    "hoeffding-1963": "Hoeffding, W. (1963). Probability inequalities for sums of bounded random "
    "variables. Journal of the American Statistical Association, 58(301), 13–30.",
    "hubert-1985": "Hubert, L., & Arabie, P. (1985). Comparing partitions. Journal of "
    "Classification, 2(1), 193–218.",
    "humphries-2008": "Humphries, M. D., & Gurney, K. (2008). Network ‘small-world-ness’: A "
    "quantitative method for determining canonical network equivalence. PLoS ONE, 3(4), e0002051.",
    "hwang-2008": "Hwang, W., Kim, T., Ramanathan, M., & Zhang, A. (2008). Bridging centrality: "
    "Graph mining from element level to group level. Proceedings of KDD 2008, 336–344.",
    "katz-1953": "Katz, L. (1953). A new status index derived from sociometric analysis. "
    "Psychometrika, 18(1), 39–43.",
    "krackhardt-1988": "Krackhardt, D., & Stern, R. N. (1988). Informal networks and "
    "organizational crises: An experimental simulation. Social Psychology Quarterly, 51(2), "
    "123–140.",
    "krackhardt-1998": "Krackhardt, D. (1998). Simmelian ties: Super strong and sticky. In R. M. "
    "Kramer & M. A. Neale (Eds.), Power and Influence in Organizations (pp. 21–38). Sage.",
    "leicht-2008": "Leicht, E. A., & Newman, M. E. J. (2008). Community structure in directed "
    "networks. Physical Review Letters, 100, 118703.",
    "liben-nowell-2007": "Liben-Nowell, D., & Kleinberg, J. (2007). The link-prediction problem "
    "for social networks. Journal of the American Society for Information Science and Technology, "
    "58(7), 1019–1031.",
    "lip-2011": "Lip, S. Z. W. (2011). A fast algorithm for the discrete core/periphery "
    "bipartitioning problem. arXiv:1102.5511.",
    "luce-1949": "Luce, R. D., & Perry, A. D. (1949). A method of matrix analysis of group "
    "structure. Psychometrika, 14(2), 95–116.",
    "maslov-2002": "Maslov, S., & Sneppen, K. (2002). Specificity and stability in topology of "
    "protein networks. Science, 296(5569), 910–913.",
    "menger-1927": "Menger, K. (1927). Zur allgemeinen Kurventheorie. Fundamenta Mathematicae, 10, "
    "96–115.",
    "minoux-1978": "Minoux, M. (1978). Accelerated greedy algorithms for maximizing submodular set "
    "functions. In J. Stoer (Ed.), Optimization Techniques (pp. 234–243). Springer.",
    "moody-2001": "Moody, J. (2001). Race, school integration, and friendship segregation in "
    "America. American Journal of Sociology, 107(3), 679–716.",
    "moody-2003": "Moody, J., & White, D. R. (2003). Structural cohesion and embeddedness: A "
    "hierarchical concept of social groups. American Sociological Review, 68(1), 103–127.",
    "nemhauser-1978": "Nemhauser, G. L., Wolsey, L. A., & Fisher, M. L. (1978). An analysis of "
    "approximations for maximizing submodular set functions—I. Mathematical Programming, 14, "
    "265–294.",
    "newman-2001": "Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest "
    "paths, weighted networks, and centrality. Physical Review E, 64, 016132.",
    "newman-2003": "Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E, 67, "
    "026126.",
    "newman-2004": "Newman, M. E. J., & Girvan, M. (2004). Finding and evaluating community "
    "structure in networks. Physical Review E, 69, 026113.",
    "putnam-2000": "Putnam, R. D. (2000). Bowling Alone: The Collapse and Revival of American "
    "Community. Simon & Schuster.",
    "rochat-2009": "Rochat, Y. (2009). Closeness centrality extended to unconnected graphs: The "
    "harmonic centrality index. ASNA 2009.",
    "seidman-1983": "Seidman, S. B. (1983). Network structure and minimum degree. Social Networks, "
    "5(3), 269–287.",
    "snijders-1999": "Snijders, T. A. B., & Borgatti, S. P. (1999). Non-parametric standard errors "
    "and tests for network statistics. Connections, 22(2), 61–70.",
    "szreter-2004": "Szreter, S., & Woolcock, M. (2004). Health by association? Social capital, "
    "social theory, and the political economy of public health. International Journal of "
    "Epidemiology, 33(4), 650–667.",
    "traag-2019": "Traag, V. A., Waltman, L., & van Eck, N. J. (2019). From Louvain to Leiden: "
    "guaranteeing well-connected communities. Scientific Reports, 9, 5233.",
    "verbrugge-1979": "Verbrugge, L. M. (1979). Multiplexity in adult friendships. Social Forces, "
    "57(4), 1286–1309.",
    "wasserman-1994": "Wasserman, S., & Faust, K. (1994). Social Network Analysis: Methods and "
    "Applications. Cambridge University Press.",
    "watts-1998": "Watts, D. J., & Strogatz, S. H. (1998). Collective dynamics of ‘small-world’ "
    "networks. Nature, 393, 440–442.",
    "watts-1999": "Watts, D. J. (1999). Small Worlds: The Dynamics of Networks between Order and "
    "Randomness. Princeton University Press.",
    "zhou-2009": "Zhou, T., Lü, L., & Zhang, Y.-C. (2009). Predicting missing links via local "
    "information. European Physical Journal B, 71, 623–630.",
}
