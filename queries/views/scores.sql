-- One row a rated answer: its score in points, reversed where the question is.
CREATE OR REPLACE VIEW scores AS
SELECT
    answers.person,
    answers.wave,
    questions.population,
    questions.question,
    if(
        questions.reversed,
        questions.lowest + questions.highest - answers.code,
        answers.code
    ) AS score
FROM answers
INNER JOIN questions
    ON answers.wave = questions.wave AND answers.question = questions.question
WHERE answers.state = 'rated'
